package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.TestRecordings;
import org.myodose.dashboard.library.ExportJobs;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.library.RecordingsFolder;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.Role;
import org.myodose.dashboard.security.ScriptToken;
import org.myodose.dashboard.station.DeviceControl;
import org.myodose.dashboard.station.StationControl;

/** The recordings' API over the loopback address, on a folder with good files, bad ones, and a way out of it. */
@Timeout(120)
class RecordingsApiTest {

    static {
        // The JDK's client refuses to set Origin by default.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,origin");
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final long PATIENCE_NS = 60_000_000_000L;

    @TempDir
    private Path temporary;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExportJobs exports = new ExportJobs("1");
    private Library library;
    private WebServer server;
    private String cookie = "";
    private String visitor = "";

    @BeforeEach
    void serve() throws Exception {
        Path folder = Files.createDirectories(temporary.resolve("recordings/study"));
        Path root = temporary.resolve("recordings");
        TestRecordings.pressed(
                root.resolve("2026-11-21T10-15-30Z-p07.xdf"),
                Instant.parse("2026-11-21T10:15:30Z"),
                Prescriptions.demonstration());
        TestRecordings.idle(folder.resolve("2026-11-20T08-00-00Z-p08-2.xdf"));
        Files.writeString(root.resolve("letter.xdf"), "Dear reader,\n<script>alert(1)</script>");
        Files.writeString(root.resolve("notes.txt"), "none of yours");
        Path outside = TestRecordings.idle(temporary.resolve("secret.xdf"));
        Files.createSymbolicLink(root.resolve("link.xdf"), outside);
        Files.createSymbolicLink(root.resolve("way-out"), temporary);
        library = new Library(new RecordingsFolder(root), temporary.resolve("cache"), "1", InstantSource.system());
        Gate gate = Gate.of(Reach.thisMachine(), ScriptToken.of(null), InstantSource.system());
        server = WebServer.start(0, gate, new NoStation(), library, exports);
        cookie = gate.cookieName(server.address().getPort()) + "="
                + gate.sessions().begin(Caller.owner());
        visitor = gate.cookieName(server.address().getPort()) + "="
                + gate.sessions().begin(new Caller("cy", Set.of(Role.RESEARCHER)));
    }

    @AfterEach
    void stop() {
        server.close();
        exports.close();
        library.close();
    }

    private static final class NoStation implements StationControl {

        @Override
        public List<DeviceControl> devices() {
            return List.of();
        }

        @Override
        public void newSession() {}
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + "api/v1/" + path))
                .header("Cookie", cookie)
                .header("Origin", "http://" + server.address().getAuthority());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> as) throws IOException {
        try {
            return client.send(request.build(), as);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IOException(told);
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        return send(to(path), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws IOException {
        HttpResponse<String> response = get(path);
        assertEquals(OK, response.statusCode(), response.body());
        return JSON.readTree(response.body());
    }

    private List<String> names(String query) throws IOException {
        List<String> names = new ArrayList<>();
        json("recordings" + query)
                .get("items")
                .forEach(item -> names.add(item.get("name").asText()));
        return names;
    }

    private String id(String name) throws IOException {
        for (JsonNode item : json("recordings").get("items")) {
            if (item.get("name").asText().equals(name)) {
                return item.get("id").asText();
            }
        }
        throw new AssertionError("no " + name);
    }

    /** Asks again while the answer is that it is under way. */
    private HttpResponse<String> awaited(String path) throws IOException {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        HttpResponse<String> response = get(path);
        while (response.statusCode() == ACCEPTED && System.nanoTime() < untilNs) {
            LockSupport.parkNanos(5_000_000);
            response = get(path);
        }
        return response;
    }

    private static final String PRESSED = "2026-11-21T10-15-30Z-p07.xdf";
    private static final String IDLE = "study/2026-11-20T08-00-00Z-p08-2.xdf";

    @Test
    void listsWhatIsInTheFolderAndNothingElse() throws IOException {
        assertEquals(
                List.of("letter.xdf", PRESSED, IDLE).stream().sorted().toList(),
                names("").stream().sorted().toList());
        for (JsonNode item : json("recordings").get("items")) {
            String problem = item.get("problem").asText();
            boolean letter = item.get("name").asText().equals("letter.xdf");
            assertEquals(letter, problem.contains("is not a recording"), problem);
        }
    }

    @Test
    void findsByPersonPrescriptionDayAndDevice() throws IOException {
        assertEquals(List.of(PRESSED), names("?person=P07"));
        assertEquals(List.of(IDLE), names("?person=p08"));
        assertEquals(List.of(PRESSED), names("?prescription=demonstration"));
        assertEquals(List.of(IDLE), names("?device=table"));
        assertEquals(List.of(PRESSED), names("?from=2026-11-21"));
        assertEquals(List.of(IDLE), names("?from=2026-11-20&to=2026-11-20"));
        assertEquals(400, get("recordings?from=yesterday").statusCode());
    }

    @Test
    void findsThoseWithHoldsOnceItHasLookedIntoThem() throws IOException {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        for (String file : List.of(PRESSED, IDLE)) {
            Files.setLastModifiedTime(
                    temporary.resolve("recordings/" + file),
                    FileTime.from(Instant.now().minusSeconds(60)));
        }
        JsonNode list = json("recordings?holds=true");
        while (list.get("unknown").asInt() > 0 && System.nanoTime() < untilNs) {
            LockSupport.parkNanos(5_000_000);
            list = json("recordings?holds=true");
        }
        assertEquals(List.of(PRESSED), names("?holds=true"));
        assertEquals(List.of(IDLE), names("?holds=false"));
    }

    @Test
    void givesPageByPage() throws IOException {
        JsonNode first = json("recordings?size=2");
        assertEquals(2, first.get("items").size());
        assertEquals(2, first.get("pages").asInt());
        assertEquals(3, first.get("found").asInt());
        List<String> all = new ArrayList<>(names("?size=2"));
        all.addAll(names("?size=2&page=1"));
        assertEquals(3, all.stream().distinct().count());
        assertEquals(List.of(), names("?size=2&page=7"));
        assertEquals(400, get("recordings?size=100000").statusCode());
    }

    @Test
    void tellsWhoHasTheListAlready() throws IOException {
        awaited("recordings/" + id(PRESSED));
        awaited("recordings/" + id(IDLE));
        HttpResponse<String> list = get("recordings");
        String tag = list.headers().firstValue("ETag").orElseThrow();
        HttpRequest.Builder again = to("recordings").header("If-None-Match", tag);
        assertEquals(
                NOT_MODIFIED, send(again, HttpResponse.BodyHandlers.ofString()).statusCode());
        Files.delete(temporary.resolve("recordings/letter.xdf"));
        HttpRequest.Builder changed = to("recordings").header("If-None-Match", tag);
        assertEquals(OK, send(changed, HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    @Test
    void leadsNowhereOutsideTheFolder() throws IOException {
        for (String id : List.of(
                "..%2Fsecret.xdf",
                "%2e%2e%2fsecret.xdf",
                "..%5Csecret.xdf",
                "secret.xdf",
                "link.xdf",
                "way-out%2Fsecret.xdf",
                "%2Fetc%2Fpasswd",
                "00000000000000000000",
                "%00")) {
            for (String what : List.of("", "/view", "/window?from=0&to=1")) {
                int status = get("recordings/" + id + what).statusCode();
                assertTrue(status == NOT_FOUND || status == 400, id + what + ": " + status);
            }
        }
    }

    @Test
    void tellsWhatStandsInARecording() throws IOException {
        HttpResponse<String> response = awaited("recordings/" + id(PRESSED));
        JsonNode findings = JSON.readTree(response.body());
        assertEquals(64, findings.get("sha256").asText().length());
        assertTrue(findings.get("whole").asBoolean());
        assertEquals(2, findings.get("holds").asInt());
        JsonNode device = findings.get("devices").get(0);
        assertEquals(2, device.get("report").get("holds").size());
        assertEquals("Glove", device.get("model").asText());
        assertTrue(device.get("channels").get(0).has("calibration"));
        assertEquals("pain 4", findings.get("markers").get(0).get("text").asText());
        HttpResponse<String> none = awaited("recordings/" + id("letter.xdf"));
        assertEquals(422, none.statusCode());
        assertTrue(none.body().contains("is not a recording"), none.body());
    }

    @Test
    void showsWindows() throws IOException {
        String id = id(PRESSED);
        assertEquals(409, get("recordings/" + id + "/window?from=0&to=20").statusCode());
        JsonNode view = JSON.readTree(awaited("recordings/" + id + "/view").body());
        assertEquals(5, view.get("signals").get(0).get("columns").size());
        HttpRequest.Builder request = to("recordings/" + id + "/window?from=0&to=20&buckets=50&columns=0,3");
        ByteBuffer bytes = ByteBuffer.wrap(
                        send(request, HttpResponse.BodyHandlers.ofByteArray()).body())
                .order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[Math.toIntExact(bytes.getLong())];
        bytes.get(header);
        JsonNode told = JSON.readTree(new String(header, StandardCharsets.UTF_8));
        assertEquals("envelope", told.get("kind").asText());
        assertEquals(50, told.get("points").asInt());
        assertEquals(2 * 2 * 50 * Float.BYTES, bytes.remaining());
        float highest = 0;
        for (int bucket = 0; bucket < 50; bucket++) {
            bytes.getFloat();
            highest = Math.max(highest, bytes.getFloat());
        }
        assertEquals(40, highest, 1);
        assertEquals(400, get("recordings/" + id + "/window?from=5&to=5").statusCode());
        assertEquals(
                400, get("recordings/" + id + "/window?from=0&to=5&columns=77").statusCode());
        assertEquals(
                400, get("recordings/" + id + "/window?from=0&to=5&columns=x").statusCode());
        assertEquals(
                400, get("recordings/" + id + "/window?from=0&to=5&signal=3").statusCode());
    }

    private HttpResponse<String> post(String path, String body) throws IOException {
        HttpRequest.Builder request =
                to(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode exported(String ids, String existing) throws IOException {
        HttpResponse<String> begun = post(
                "exports", "{\"recordings\":[%s],\"format\":\"csv\",\"existing\":\"%s\"}".formatted(ids, existing));
        assertEquals(ACCEPTED, begun.statusCode(), begun.body());
        return awaitOver(JSON.readTree(begun.body()).get("number").asInt());
    }

    @Test
    void exportsBesideTheRecordings() throws IOException {
        String both = '"' + id(PRESSED) + "\",\"" + id(IDLE) + '"';
        JsonNode done = exported('"' + id(PRESSED) + '"', "refuse");
        assertEquals("done", done.get("state").asText(), done.toString());
        assertTrue(Files.exists(temporary.resolve("recordings/2026-11-21T10-15-30Z-p07.csv")));
        JsonNode refused = exported(both, "refuse");
        assertEquals("failed", refused.get("state").asText(), refused.toString());
        assertEquals(1, refused.get("done").asInt());
        assertTrue(refused.get("remarks").get(0).get("remark").asText().contains("exists already"), refused.toString());
        JsonNode kept = exported(both, "keep");
        assertEquals("done", kept.get("state").asText(), kept.toString());
        assertEquals(2, kept.get("kept").asInt());
        assertEquals(3, json("exports").get("exports").size());
        assertFalse(json("export-formats").get("formats").isEmpty());
        assertEquals(ACCEPTED, post("exports/2/resume", "").statusCode());
        assertEquals("failed", awaitOver(2).get("state").asText(), "what exists is refused again");
        assertEquals(NOT_FOUND, post("exports/9/resume", "").statusCode());
    }

    @Test
    void refusesExportsThatMakeNoSense() throws IOException {
        String one = "{\"recordings\":[\"" + id(PRESSED) + "\"],\"format\":\"csv\"";
        for (String senseless : List.of(
                "",
                "[]",
                "{",
                "{\"recordings\":[],\"format\":\"csv\"}",
                "{\"recordings\":[\"../secret.xdf\"],\"format\":\"csv\"}",
                one.replace("csv", "doc") + "}",
                one + ",\"existing\":\"burn\"}")) {
            HttpResponse<String> refused = post("exports", senseless);
            assertEquals(400, refused.statusCode(), senseless);
            assertTrue(refused.body().contains("\"detail\""), refused.body());
        }
        assertEquals(0, json("exports").get("exports").size());
    }

    @Test
    void analysesOtherwiseAndLeavesTheFindingsAsTheyAre() throws IOException {
        String path = "recordings/" + id(PRESSED);
        JsonNode found = JSON.readTree(awaited(path).body());
        JsonNode report = found.get("devices").get(0).get("report");
        JsonNode same = JSON.readTree(awaited(path + "/analysis").body());
        assertEquals(report, same.get("devices").get(0).get("report"));
        JsonNode raw = JSON.readTree(awaited(path + "/analysis?filter=raw&band=39:41&prescription=30-s-x-4")
                .body());
        JsonNode other = raw.get("devices").get(0).get("report");
        assertNotEquals(report.get("filter"), other.get("filter"));
        assertTrue(other.get("dose").get("inBandSeconds").asDouble() > 5, raw.toString());
        assertEquals("30 s × 4", other.get("prescription").get("name").asText(), raw.toString());
        assertTrue(raw.get("parameters").asText().contains("filter raw"), raw.toString());
        JsonNode late = JSON.readTree(awaited(path + "/analysis?zeroPhase=true").body());
        assertTrue(late.get("parameters").asText().contains("forwards and backwards"), late.toString());
        assertEquals(found, json(path));
        for (String senseless : List.of("filter=nice", "band=5", "band=9:3", "prescription=much")) {
            assertEquals(400, get(path + "/analysis?" + senseless).statusCode(), senseless);
        }
        assertTrue(json("analysis-choices").get("filters").size() > 3);
    }

    private HttpResponse<String> put(String path, String body) throws IOException {
        HttpRequest.Builder request =
                to(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body));
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void keepsWhatPeopleNoteWithItsHistoryAndTellsTheSecondOfTwo() throws IOException {
        String path = "recordings/" + id(PRESSED) + "/annotations";
        String note = "{\"fromSeconds\":2,\"toSeconds\":9,\"label\":\"=no hold\",\"author\":\"%s\",\"replaces\":%d}";
        assertEquals(OK, put(path + "/hold-0-1", note.formatted("ann", 0)).statusCode());
        HttpResponse<String> second = put(path + "/hold-0-1", note.formatted("bo", 0));
        assertEquals(409, second.statusCode());
        assertTrue(second.body().contains("by ann"), second.body());
        assertEquals(OK, put(path + "/hold-0-1", note.formatted("bo", 1)).statusCode());
        assertEquals(400, put(path + "/hold-0-1", "{}").statusCode());
        assertEquals(400, put(path + "/hold-0-1", "<p>").statusCode());
        assertEquals(400, put(path + "/elsewhere", note.formatted("bo", 0)).statusCode());
        assertTrue(
                get(path + ".csv").body().contains("'=no hold"),
                get(path + ".csv").body());
        HttpRequest.Builder undo = to(path + "/hold-0-1/undo?replaces=2").POST(HttpRequest.BodyPublishers.noBody());
        assertEquals(OK, send(undo, HttpResponse.BodyHandlers.ofString()).statusCode());
        HttpRequest.Builder remove =
                to(path + "/hold-0-1?replaces=3&author=ann").DELETE();
        assertEquals(OK, send(remove, HttpResponse.BodyHandlers.ofString()).statusCode());
        JsonNode all = json(path);
        assertEquals(0, all.get("annotations").size());
        assertEquals(4, all.get("history").size());
        JsonNode findings = JSON.readTree(awaited("recordings/" + id(PRESSED)).body());
        assertEquals(2, findings.get("holds").asInt(), "what was found stays");
        assertTrue(Files.exists(temporary.resolve("recordings/" + PRESSED + ".annotations")));
    }

    @Test
    void namesWhoeverHasAnAccountByItWhateverTheySay() throws IOException {
        cookie = visitor;
        String path = "recordings/" + id(PRESSED) + "/annotations";
        String note = "{\"fromSeconds\":2,\"toSeconds\":9,\"label\":\"no hold\",\"author\":\"ann\"}";
        assertEquals(OK, put(path + "/note-1", note).statusCode());
        assertEquals(
                OK,
                send(to(path + "/note-1?replaces=1&author=ann").DELETE(), HttpResponse.BodyHandlers.ofString())
                        .statusCode());
        json(path)
                .get("history")
                .forEach(edit -> assertEquals("cy", edit.get("author").asText()));
    }

    @Test
    void aRefusedEditLeavesNoFile() throws IOException {
        String path = "recordings/" + id(PRESSED) + "/annotations";
        String note = "{\"fromSeconds\":2,\"toSeconds\":9,\"label\":\"no hold\",\"replaces\":4}";
        assertEquals(409, put(path + "/note-1", note).statusCode());
        assertEquals(400, put(path + "/elsewhere", note.replace("4", "0")).statusCode());
        assertFalse(Files.exists(temporary.resolve("recordings/" + PRESSED + ".annotations")));
    }

    @Test
    void showsWindowsOfARecordingThatHasGoneOnSince() throws IOException {
        String id = id(PRESSED);
        assertEquals(OK, awaited("recordings/" + id + "/view").statusCode());
        Files.write(
                temporary.resolve("recordings/" + PRESSED), new byte[] {1}, java.nio.file.StandardOpenOption.APPEND);
        assertEquals(OK, get("recordings/" + id + "/window?from=0&to=20").statusCode());
        for (String nonsense : List.of("from=-Infinity&to=Infinity", "from=NaN&to=1", "from=-1e300&to=1e300")) {
            assertEquals(400, get("recordings/" + id + "/window?" + nonsense).statusCode(), nonsense);
        }
    }

    @Test
    void isForWhoeverIsSignedInAlone() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "api/v1/recordings"))
                .build();
        try {
            assertEquals(
                    401,
                    client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode awaitOver(int number) throws IOException {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        JsonNode job = json("exports/" + number);
        while (List.of("waiting", "working").contains(job.get("state").asText()) && System.nanoTime() < untilNs) {
            LockSupport.parkNanos(5_000_000);
            job = json("exports/" + number);
        }
        return job;
    }
}
