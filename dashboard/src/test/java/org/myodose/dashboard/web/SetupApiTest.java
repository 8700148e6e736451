package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.SensorId;
import org.myodose.acquisition.calibration.CalibrationFile;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.recording.RecordingSettings;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.LoadedSensor;
import org.myodose.dashboard.doctor.Finding;
import org.myodose.dashboard.doctor.Verdict;
import org.myodose.dashboard.live.LiveClient;
import org.myodose.dashboard.security.AccountBook;
import org.myodose.dashboard.security.Audit;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.ScriptToken;
import org.myodose.dashboard.setup.CalibrationDesk;
import org.myodose.dashboard.setup.DevicesDesk;
import org.myodose.dashboard.setup.DoctorDesk;
import org.myodose.dashboard.setup.PrescriptionFolder;
import org.myodose.dashboard.station.Station;
import org.myodose.dashboard.station.StationPlan;

/** What the setup page asks for, over the loopback address, on a sensor on which loads can be laid. */
@Timeout(120)
class SetupApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOOD = """
            prescription-version=1
            name=Calves
            band=35 to 45 N
            hold=30 s
            loading rate=5 to 40 N/s
            repetitions=3
            rest=30 s
            ceiling=60 N
            """;

    @TempDir
    private Path folder;

    private final CountDownLatch recovered = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile boolean slow;
    private final AccountBook accounts = new AccountBook();
    private LoadedSensor sensor;
    private Station station;
    private DevicesDesk devices;
    private CalibrationDesk calibrations;
    private WebServer server;
    private Visitor visitor;

    @BeforeEach
    void serve() throws Exception {
        sensor = new LoadedSensor();
        station = new Station(new StationPlan(
                sensor.source(),
                Calibrations.none(),
                Optional.empty(),
                Prescriptions.demonstration(),
                Optional.empty(),
                RecordingSettings.USUAL,
                "test"));
        station.start();
        devices = new DevicesDesk(station.devices());
        calibrations = new CalibrationDesk(station.devices(), folder.resolve("calibrations"));
        Gate gate = Gate.of(Reach.thisMachine(), ScriptToken.of(null), accounts, Audit.none(), InstantSource.system());
        server = WebServer.start(
                0,
                gate,
                station,
                devices,
                new DoctorDesk(this::look),
                new PrescriptionFolder(folder.resolve("prescriptions")),
                calibrations);
        String cookie = gate.cookieName(server.address().getPort()) + "="
                + gate.sessions().begin(Caller.owner());
        visitor = new Visitor(HttpClient.newHttpClient(), server.address(), cookie);
    }

    @AfterEach
    void stop() {
        recovered.countDown();
        server.close();
        calibrations.close();
        devices.close();
        station.close();
        sensor.close();
    }

    private List<Finding> look() {
        asked.countDown();
        try {
            assertTrue(!slow || recovered.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
        return List.of(new Finding("disk", Verdict.PROBLEM, "It is full.", "rm -r old"));
    }

    private JsonNode json(HttpResponse<String> response) throws Exception {
        assertEquals(200, response.statusCode(), response.body());
        return JSON.readTree(response.body());
    }

    private static String detail(int status, HttpResponse<String> response) throws Exception {
        assertEquals(status, response.statusCode(), response.body());
        return JSON.readTree(response.body()).get("detail").asText();
    }

    private HttpResponse<String> put(String path, Object body, String... headers) throws Exception {
        return visitor.sendJson("PUT", path, JSON.writeValueAsString(body), headers);
    }

    private HttpResponse<String> post(String path, Object body) throws Exception {
        return visitor.sendJson("POST", path, JSON.writeValueAsString(body));
    }

    private record Text(String text) {}

    // Devices, latency, the doctor

    @Test
    void tellsEveryDeviceAsItStands() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        devices.live().join(new Listener(told));
        sensor.lay(1);
        JsonNode device =
                awaitDevice(told, each -> each.at("/channels/0/counts").asInt() == 1100);
        assertEquals("streaming", device.at("/link/state").asText());
        assertEquals("scans_arrive", device.at("/link/reason").asText());
        assertEquals("LOADED-1", device.at("/device/serialNumber").asText());
        assertEquals("counts", device.at("/device/forceUnit").asText());
        assertEquals(0, device.at("/losses/framesMissing").asLong());
        assertEquals(8, device.at("/channels/0/calibration/id").asText().length(), device::toString);
        assertFalse(device.at("/channels/0/calibration/expired").asBoolean());
        JsonNode timed = awaitDevice(told, each -> !each.get("clock").isNull());
        assertTrue(timed.at("/clock/rateHz").isNumber(), timed::toString);
    }

    private static JsonNode awaitDevice(BlockingQueue<String> told, Predicate<JsonNode> meant) throws Exception {
        while (true) {
            String text = told.poll(60, TimeUnit.SECONDS);
            assertTrue(text != null, "what was waited for was never told");
            JsonNode device = JSON.readTree(text).at("/devices/0");
            if (meant.test(device)) {
                return device;
            }
        }
    }

    private record Listener(BlockingQueue<String> told) implements LiveClient {

        @Override
        public String id() {
            return "listener";
        }

        @Override
        public CompletionStage<?> send(String text) {
            told.add(text);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void close(String reason) {
            throw new AssertionError("closed: " + reason);
        }
    }

    @Test
    void tellsHowLongStagesTookPercentileByPercentile() throws Exception {
        JsonNode stages = json(visitor.get("/api/v1/setup/latency")).get("stages");
        JsonNode conditioned = stages.get(0);
        assertEquals("CONDITIONED", conditioned.get("stage").asText());
        assertTrue(conditioned.get("count").asLong() > 0, conditioned::toString);
        JsonNode points = conditioned.get("points");
        double before = 0;
        for (JsonNode point : points) {
            assertTrue(point.get(1).asDouble() >= before, points::toString);
            before = point.get(1).asDouble();
        }
        assertEquals(100, points.get(points.size() - 1).get(0).asDouble());
        assertTrue(detail(404, visitor.get("/api/v1/setup/latency?device=7")).contains("no device 7"));
    }

    @Test
    void hasTheDoctorLookForOneAtATime() throws Exception {
        slow = true;
        CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> {
            try {
                return post("/api/v1/setup/doctor", List.of());
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
        assertTrue(asked.await(60, TimeUnit.SECONDS));
        assertTrue(detail(409, post("/api/v1/setup/doctor", List.of())).contains("two seconds"));
        recovered.countDown();
        assertEquals(
                "[{\"about\":\"disk\",\"verdict\":\"problem\",\"seen\":\"It is full.\",\"mend\":\"rm -r old\"}]",
                json(first.get(60, TimeUnit.SECONDS)).get("findings").toString());
    }

    // Prescriptions

    private static final String CALVES = "/api/v1/setup/prescriptions/calves";
    private static final String[] NEW = {"If-None-Match", "*"};

    @Test
    void keepsANewPrescriptionAndListsItBeforeThoseThatComeWithTheProgram() throws Exception {
        JsonNode kept = json(put(CALVES, new Text(GOOD), NEW));
        assertEquals(GOOD, Files.readString(Path.of(kept.get("file").asText())));
        JsonNode list = json(visitor.get("/api/v1/setup/prescriptions"));
        assertEquals("Calves", list.at("/prescriptions/0/name").asText());
        assertFalse(list.at("/prescriptions/0/builtIn").asBoolean());
        assertEquals(Prescriptions.all().size() + 1, list.get("prescriptions").size());
        for (JsonNode one : list.get("prescriptions")) {
            assertTrue(one.get("good").asBoolean(), one::toString);
        }
        assertTrue(list.at("/keys/step").toString().contains("ends at pain"), list::toString);
    }

    @Test
    void saysWhatIsWrongAndInWhichLineAsTheCommandDoes() throws Exception {
        JsonNode bad = json(post("/api/v1/setup/prescriptions/check", new Text(GOOD.replace("60 N", "40 N"))));
        assertFalse(bad.get("good").asBoolean());
        assertEquals("ceiling", bad.at("/fault/key").asText());
        assertEquals(8, bad.at("/fault/line").asInt(), bad::toString);
        JsonNode missing = json(post("/api/v1/setup/prescriptions/check", new Text(GOOD.replace("rest=30 s\n", ""))));
        assertEquals("rest", missing.at("/fault/key").asText());
        assertTrue(missing.at("/fault/line").isNull(), missing::toString);
        JsonNode good = json(post("/api/v1/setup/prescriptions/check", new Text(GOOD)));
        assertTrue(good.get("summary").asText().contains("Calves"), good::toString);
        JsonNode ofThreshold =
                json(post("/api/v1/setup/prescriptions/check", new Text(GOOD.replace("60 N", "150 % of threshold"))));
        assertTrue(ofThreshold.get("good").asBoolean()
                && ofThreshold.get("needsThreshold").asBoolean());
        assertTrue(detail(400, post("/api/v1/setup/prescriptions/check", List.of()))
                .contains("JSON"));
    }

    @Test
    void neverOverwritesWhatItWasNotAskedToOverwrite() throws Exception {
        put(CALVES, new Text(GOOD), NEW);
        assertTrue(detail(412, put(CALVES, new Text(GOOD), NEW)).contains("already"));
        assertTrue(detail(428, put(CALVES, new Text(GOOD))).contains("If-Match"));
        String comesWithIt = "/api/v1/setup/prescriptions/30-s-x-4";
        assertTrue(detail(412, put(comesWithIt, new Text(GOOD), NEW)).contains("another name"));
        String tag = visitor.get(comesWithIt).headers().firstValue("ETag").orElseThrow();
        assertTrue(
                detail(412, put(comesWithIt, new Text(GOOD), "If-Match", tag)).contains("another name"));
        assertTrue(detail(422, put("/api/v1/setup/prescriptions/x", new Text("name=x"), NEW))
                .contains("begins with"));
        assertTrue(detail(400, put("/api/v1/setup/prescriptions/..x", new Text(GOOD), NEW))
                .contains("small letters"));
        assertEquals(404, visitor.get("/api/v1/setup/prescriptions/nothing").statusCode());
    }

    @Test
    void tellsTheSecondOfTwoWhoEditOneThatSomebodyWasFaster() throws Exception {
        String tag =
                put(CALVES, new Text(GOOD), NEW).headers().firstValue("ETag").orElseThrow();
        String mine = GOOD.replace("35 to", "30 to");
        String yours = GOOD.replace("35 to", "25 to");
        JsonNode replaced = json(put(CALVES, new Text(mine), "If-Match", tag));
        assertEquals(GOOD, Files.readString(Path.of(replaced.get("earlier").asText())));
        assertTrue(detail(412, put(CALVES, new Text(yours), "If-Match", tag)).contains("somebody else"));
        assertEquals(mine, Files.readString(Path.of(replaced.get("file").asText())));
        Files.delete(Path.of(replaced.get("file").asText()));
        assertTrue(detail(412, put(CALVES, new Text(yours), "If-Match", tag)).contains("as a new one"));
    }

    @Test
    void looksAtNoFileThatALinkLeadsTo() throws Exception {
        put(CALVES, new Text(GOOD), NEW);
        Path secret = Files.writeString(folder.resolve("secret"), "name=secret");
        Files.createSymbolicLink(folder.resolve("prescriptions/way-out.prescription"), secret);
        assertEquals(404, visitor.get("/api/v1/setup/prescriptions/way-out").statusCode());
        assertFalse(visitor.get("/api/v1/setup/prescriptions").body().contains("way-out"));
    }

    // Users

    private record NewUser(String name, List<String> roles, String password) {}

    private record Roles(List<String> roles) {}

    private record Password(String password) {}

    @Test
    void makesChangesAndRemovesAccountsAndNeverTellsAPassword() throws Exception {
        String users = "/api/v1/users";
        NewUser anna = new NewUser("Anna", List.of("trainer"), "four quiet green stones");
        assertEquals("{\"name\":\"anna\",\"roles\":[\"trainer\"]}", ordered(json(post(users, anna))));
        assertTrue(detail(400, post(users, anna)).contains("already"));
        assertTrue(detail(400, post(users, new NewUser("bo", List.of("trainer"), "short")))
                .contains("too short"));
        assertTrue(detail(400, post(users, new NewUser("bo", List.of("king"), anna.password())))
                .contains("no role"));
        assertTrue(detail(400, post(users, new NewUser("bo", List.of(), anna.password())))
                .contains("needs a role"));
        json(put(users + "/anna/roles", new Roles(List.of("researcher", "administrator"))));
        String before = accounts.find("anna").orElseThrow().passwordHash();
        assertTrue(detail(400, put(users + "/anna/password", new Password("anna anna anna")))
                .contains("guessed"));
        json(put(users + "/anna/password", new Password("nine slow yellow rivers")));
        assertFalse(accounts.find("anna").orElseThrow().passwordHash().equals(before));
        HttpResponse<String> list = visitor.get(users);
        assertEquals(
                "[\"researcher\",\"administrator\"]",
                json(list).at("/users/0/roles").toString());
        assertFalse(list.body().contains("argon2"), list.body());
        json(visitor.ask("DELETE", users + "/anna", "Origin", visitor.ownOrigin()));
        assertEquals(
                404,
                visitor.ask("DELETE", users + "/anna", "Origin", visitor.ownOrigin())
                        .statusCode());
        assertEquals(
                404, put(users + "/anna/roles", new Roles(List.of("trainer"))).statusCode());
    }

    private static String ordered(JsonNode user) {
        return "{\"name\":" + user.get("name") + ",\"roles\":" + user.get("roles") + "}";
    }

    // Calibration

    private static final String CALIBRATION = "/api/v1/setup/calibration";

    private record Order(int device, String channel, List<Double> masses, boolean upOnly, int validMonths) {}

    private record Answer(int number, boolean takeBack) {}

    private record Replaces(String replaces) {}

    private static final Order ORDER = new Order(0, "A0", List.of(0.5, 1.0, 1.5, 2.0), true, 6);

    private JsonNode awaitCourse(String... states) throws Exception {
        while (true) {
            JsonNode course = json(visitor.get(CALIBRATION));
            if (List.of(states).contains(course.get("state").asText())) {
                return course;
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Lays on what is asked for, but for the masses that the sensor does not answer to. */
    private JsonNode led(double answering) throws Exception {
        JsonNode course = awaitCourse("waiting");
        while (course.get("state").asText().equals("waiting")) {
            sensor.lay(answering * course.get("massKilograms").asDouble());
            json(post(CALIBRATION + "/answer", new Answer(course.get("number").asInt(), false)));
            course = awaitCourse("waiting", "fitted", "failed");
        }
        return course;
    }

    @Test
    void leadsThroughACalibrationAndWritesWhatTheCommandWrites() throws Exception {
        json(post(CALIBRATION, ORDER));
        assertTrue(detail(409, post(CALIBRATION, ORDER)).contains("under way"));
        assertTrue(detail(409, post(CALIBRATION + "/save", new Replaces(""))).contains("nothing to save"));
        JsonNode course = led(1);
        assertEquals("fitted", course.get("state").asText(), course::toString);
        assertEquals(5, course.get("readings").size());
        assertEquals(5, course.at("/fit/candidates").size(), course::toString);
        assertTrue(course.at("/fit/maxErrorNewtons").asDouble() < 0.1, course::toString);
        assertTrue(course.at("/changes/replaces").isNull());
        assertTrue(visitor.get(CALIBRATION + "/plot.svg").body().startsWith("<svg"));
        JsonNode saved = json(post(CALIBRATION + "/save", new Replaces("")));
        assertEquals("saved", saved.get("state").asText());
        Path file = Path.of(saved.at("/files/0").asText());
        double newtons = CalibrationFile.read(file)
                .of(new SensorId("LOADED-1", "A0"))
                .orElseThrow()
                .forceAt(1100);
        assertEquals(9.80665, newtons, 0.05);
    }

    @Test
    void asksBeforeItReplacesAnEarlierOneAndKeepsThat() throws Exception {
        json(post(CALIBRATION, ORDER));
        led(1);
        JsonNode saved = json(post(CALIBRATION + "/save", new Replaces("")));
        Path file = Path.of(saved.at("/files/0").asText());
        String before = Files.readString(file);
        json(post(CALIBRATION, ORDER));
        JsonNode course = led(0.5);
        String replaced = course.at("/changes/replaces/id").asText();
        assertEquals(8, replaced.length(), course::toString);
        assertEquals(
                course.at("/changes/loads/4/before").asDouble(),
                course.at("/changes/loads/4/after").asDouble() / 2,
                0.1);
        assertTrue(detail(409, post(CALIBRATION + "/save", new Replaces(""))).contains("meanwhile"));
        json(post(CALIBRATION + "/save", new Replaces(replaced)));
        assertEquals(before, Files.readString(Path.of(file + ".earlier-1")));
        assertFalse(Files.readString(file).equals(before));
    }

    @Test
    void refusesAsTheCommandRefusesAndWritesNothing() throws Exception {
        assertTrue(detail(400, post(CALIBRATION, new Order(0, "A0", List.of(1.0), true, 6)))
                .contains("three known"));
        assertTrue(detail(400, post(CALIBRATION, new Order(0, "B7", List.of(1.0, 2.0, 3.0), true, 6)))
                .contains("B7"));
        assertTrue(detail(400, post(CALIBRATION, new Order(3, "A0", List.of(1.0, 2.0, 3.0), true, 6)))
                .contains("device 3"));
        assertTrue(detail(400, post(CALIBRATION, new Order(0, "A0", List.of(1.0, 2.0, 3.0), true, 0)))
                .contains("months"));
        json(post(CALIBRATION, ORDER));
        JsonNode course = led(0);
        assertEquals("failed", course.get("state").asText());
        assertTrue(course.get("sentence").asText().contains("check the sensor's wiring"), course::toString);
        assertEquals(404, visitor.get(CALIBRATION + "/plot.svg").statusCode());
        assertFalse(Files.exists(folder.resolve("calibrations")));
    }

    @Test
    void takesAReadingBackHearsNobodyTwiceAndCanBeGivenUp() throws Exception {
        json(post(CALIBRATION, ORDER));
        JsonNode course = awaitCourse("waiting");
        json(post(CALIBRATION + "/answer", new Answer(1, false)));
        while (course.get("number").asInt() != 2) {
            course = awaitCourse("waiting");
        }
        assertTrue(
                detail(409, post(CALIBRATION + "/answer", new Answer(1, false))).contains("gone on"));
        json(post(CALIBRATION + "/answer", new Answer(2, true)));
        while (course.get("number").asInt() != 1) {
            course = awaitCourse("waiting");
        }
        assertEquals(0, course.get("readings").size());
        json(visitor.ask("DELETE", CALIBRATION, "Origin", visitor.ownOrigin()));
        assertTrue(awaitCourse("failed").get("sentence").asText().contains("given up"));
        json(visitor.ask("DELETE", CALIBRATION, "Origin", visitor.ownOrigin()));
        assertEquals("none", awaitCourse("none").get("state").asText());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), new ArrayList<>(files.toList()));
        }
    }
}
