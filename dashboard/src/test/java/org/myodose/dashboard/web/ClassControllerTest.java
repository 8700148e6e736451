package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.analysis.prescription.WrittenPrescription;
import org.myodose.dashboard.classroom.Await;
import org.myodose.dashboard.classroom.FakeStudent;
import org.myodose.dashboard.classroom.message.ClassCode;
import org.myodose.dashboard.classroom.student.ClassUplink;
import org.myodose.dashboard.classroom.trainer.ClassBroker;
import org.myodose.dashboard.classroom.trainer.ClassDesk;
import org.myodose.dashboard.classroom.trainer.Inbox;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.ScriptToken;
import org.myodose.dashboard.session.OwnPrescription;

/** The trainer's requests, over a class with one student whose name is no name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassControllerTest {

    private static final ClassCode CODE = ClassCode.parse("K7M2-PX4QRT");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = "=1+1<b>Zoë";

    /** Saved on the trainer's machine: no station has them. */
    private static final List<OwnPrescription> SAVED = List.of(
            new OwnPrescription("ours", """
                    prescription-version=1
                    name=Ours
                    band=12 to 18 N
                    hold=7 s
                    loading rate=5 to 40 N/s
                    repetitions=2
                    rest=3 s
                    ceiling=25 N
                    """),
            new OwnPrescription("torn", "prescription-version=1\nname=Torn\nband=12"));

    private final FakeStudent student = new FakeStudent();
    private final HttpClient browser = Visitor.newClient();
    private ClassBroker broker;
    private ClassDesk desk;
    private ClassUplink uplink;
    private WebServer server;
    private Visitor trainer;

    @BeforeAll
    void hold(@TempDir Path folder) throws Exception {
        broker = ClassBroker.start("localhost", 0, CODE);
        desk = new ClassDesk(
                CODE,
                broker.asTrainer(),
                Inbox.open(folder, CODE.room()),
                Prescriptions.demonstration(),
                () -> SAVED,
                InstantSource.system());
        desk.start(PATIENCE);
        Await.until(() -> desk.view().leading(), desk::view);
        uplink = student.uplink(broker.asStation(), CODE, NAME, folder);
        uplink.start(PATIENCE);
        Await.until(() -> desk.view().students().size() == 1, desk::view);
        student.hold(25);
        Await.until(() -> desk.room().books().getFirst().entries().size() == 1, desk::view);
        Gate gate = Gate.of(Reach.thisMachine(), ScriptToken.of(null), InstantSource.system());
        server = WebServer.start(0, gate, new CountingStation(), desk);
        trainer = new Visitor(browser, server.address(), null);
        trainer.get("/enter?" + server.link("class.html").getRawQuery());
    }

    @AfterAll
    void end() {
        server.close();
        uplink.close();
        desk.close();
        broker.close();
        browser.close();
    }

    private HttpResponse<String> order(String path) throws Exception {
        return trainer.post(path, "Origin", trainer.ownOrigin());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertEquals(200, answer.statusCode(), answer.body());
        return new ObjectMapper().readTree(answer.body());
    }

    private String station() {
        return uplink.station();
    }

    @Test
    void tellsTheCodeToTheTrainerOnly() throws Exception {
        assertEquals(
                "K7M2-PX4QRT", json(trainer.get("/api/v1/class")).path("code").asText());
        HttpResponse<String> stranger =
                new Visitor(HttpClient.newHttpClient(), server.address(), null).get("/api/v1/class");
        assertEquals(401, stranger.statusCode());
        assertFalse(stranger.body().contains("PX4QRT"));
        assertFalse(trainer.get("/api/v1/class/report").body().contains("PX4QRT"));
    }

    @Test
    void tellsWhatIsNotKnownAsNull() throws Exception {
        JsonNode fact = json(trainer.get("/api/v1/class/stations/" + station()))
                .path("entries")
                .get(0)
                .path("fact");
        assertEquals("", fact.path("drill").asText("left out"));
        assertTrue(fact.has("estimate") && fact.path("estimate").isNull(), fact::toString);
        JsonNode debrief = json(trainer.get("/api/v1/class/debrief"));
        assertTrue(debrief.path("expert").isNull());
        assertEquals(NAME, debrief.at("/students/0/name").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/class/stations/STATION", "/api/v1/class/report.csv"})
    void givesNothingAgainToWhoHasIt(String path) throws Exception {
        String address = path.replace("STATION", station());
        HttpResponse<String> first = trainer.get(address);
        assertEquals(200, first.statusCode());
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertEquals(304, trainer.get(address, "If-None-Match", tag).statusCode());
        assertEquals(200, trainer.get(address, "If-None-Match", "\"other\"").statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "404, /api/v1/class/stations/nobody/feedback?feedback=none",
        "400, /api/v1/class/stations/STATION/feedback?feedback=sometimes",
        "404, /api/v1/class/expert?station=nobody&outbox=x&number=1",
        "404, /api/v1/class/expert?station=STATION",
        "400, /api/v1/class/expert?station=STATION&outbox=x&number=first",
        "404, /api/v1/class/drill/start?prescription=nothing",
        "400, /api/v1/class/drill/start?prescription=torn",
        "400, /api/v1/class/drill/start?prescription=hou-2002-at-the-threshold",
    })
    void refusesAnOrderThatCannotBeCarriedOutWithASentence(int status, String path) throws Exception {
        HttpResponse<String> answer = order(path.replace("STATION", station()));
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", ""));
        assertFalse(new ObjectMapper()
                .readTree(answer.body())
                .path("detail")
                .asText()
                .isEmpty());
    }

    @Test
    void offersTheUsualPrescriptionThoseSavedHereAndTheBuiltInOnes() throws Exception {
        JsonNode told = json(trainer.get("/api/v1/class/prescriptions"));
        assertEquals("demonstration", told.path("usual").asText());
        assertEquals(
                Prescriptions.all().size() + SAVED.size(),
                told.path("prescriptions").size());
        assertEquals("Ours", offered(told, "ours").path("name").asText());
        assertTrue(offered(told, "ours").path("refused").isNull());
        assertTrue(offered(told, "torn").path("refused").isTextual(), told::toString);
        assertTrue(offered(told, "hou-2002-at-the-threshold")
                .path("refused")
                .asText()
                .contains("threshold"));
    }

    private static JsonNode offered(JsonNode told, String id) {
        for (JsonNode one : told.path("prescriptions")) {
            if (one.path("id").asText().equals(id)) {
                return one;
            }
        }
        return told.path("nothing");
    }

    @Test
    void drillsWhatWasSavedHereOnAStationThatDoesNotHaveIt() throws Exception {
        assertEquals(
                202, order("/api/v1/class/stations/" + station() + "/feedback").statusCode());
        int before = student.drills();
        assertEquals(202, order("/api/v1/class/drill/start?prescription=ours").statusCode());
        Await.until(() -> student.drills() == before + 1, desk::view);
        Prescription saved =
                WrittenPrescription.parse("ours", SAVED.getFirst().text()).prescription();
        assertEquals(saved.text(), student.session().prescription().text());
        assertEquals(7, student.session().prescription().holdSeconds());
        assertEquals(202, order("/api/v1/class/drill/stop").statusCode());
    }

    @Test
    void drillsTheClass() throws Exception {
        assertEquals(
                202,
                order("/api/v1/class/stations/" + station() + "/feedback?feedback=faded")
                        .statusCode());
        assertEquals(202, order("/api/v1/class/expert").statusCode());
        int before = student.drills();
        assertEquals(
                202, order("/api/v1/class/drill/start?prescription=30-s-x-4").statusCode());
        Await.until(() -> student.drills() == before + 1, desk::view);
        assertEquals("faded", student.session().prescription().feedback().label());
        assertEquals(202, order("/api/v1/class/drill/stop").statusCode());
    }

    @Test
    void writesNamesAsTextIntoPageAndTable() throws Exception {
        HttpResponse<String> table = trainer.get("/api/v1/class/report.csv");
        assertTrue(table.body().contains("'=1+1<b>Zoë"), table.body());
        assertTrue(table.headers().firstValue("Content-Disposition").orElse("").contains("class-K7M2.csv"));
        HttpResponse<String> page = trainer.get("/api/v1/class/report");
        assertTrue(page.body().contains("=1+1&lt;b&gt;Zoë"), page.body());
        assertTrue(page.body().contains("lang=\"en\"") && page.body().contains("All students"), page.body());
    }

    @Test
    void writesTheReportInTheLanguageThatIsAskedFor() throws Exception {
        HttpResponse<String> chosen = trainer.get("/api/v1/class/report?language=uk", "Accept-Language", "en");
        assertTrue(chosen.body().contains("lang=\"uk\"") && chosen.body().contains("Усі учні"), chosen.body());
        assertEquals("uk", chosen.headers().firstValue("Content-Language").orElse(""));
        String preferred = trainer.get("/api/v1/class/report", "Accept-Language", "de, uk-UA;q=0.9, en;q=0.8")
                .body();
        assertTrue(preferred.contains("Усі учні"), preferred);
        String none = trainer.get("/api/v1/class/report?language=../x", "Accept-Language", "tlh;;")
                .body();
        assertTrue(none.contains("All students"), none);
    }
}
