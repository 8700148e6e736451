package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.TestRecordings;
import org.myodose.dashboard.classroom.Await;
import org.myodose.dashboard.library.ExportJobs;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.library.RecordingsFolder;
import org.myodose.dashboard.security.Account;
import org.myodose.dashboard.security.AccountBook;
import org.myodose.dashboard.security.AuditEvent;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.Role;
import org.myodose.dashboard.security.ScriptToken;

/** Recordings and exports taken away over the network, by a researcher. */
@Timeout(120)
class DownloadsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "2026-11-21T10-15-30Z-p07.xdf";
    private static final List<String> HEADERS = List.of(
            "Content-Length",
            "Content-Type",
            "Content-Disposition",
            "ETag",
            "Last-Modified",
            "Accept-Ranges",
            "Cache-Control");
    private static final String ODD = "\"a\"; filename=x.exe, b*.xdf";

    @TempDir
    private Path temporary;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExportJobs exports = new ExportJobs("1");
    private final List<AuditEvent> audit = new CopyOnWriteArrayList<>();
    private Path folder;
    private Path recording;
    private Library library;
    private Gate gate;
    private WebServer server;
    private String cookie = "";

    @BeforeEach
    void serve() throws Exception {
        Visitor.newClient().close();
        folder = Files.createDirectories(temporary.resolve("recordings"));
        Files.createDirectories(folder.resolve("study"));
        recording = folder.resolve(NAME);
        TestRecordings.pressed(recording, Instant.parse("2026-11-21T10:15:30Z"), Prescriptions.demonstration());
        TestRecordings.idle(folder.resolve("study").resolve(NAME));
        Files.writeString(temporary.resolve("secret.csv"), "secret");
        library = new Library(new RecordingsFolder(folder), temporary.resolve("cache"), "1", InstantSource.system());
        AccountBook accounts = new AccountBook(
                new Account("cy", Set.of(Role.RESEARCHER), "-"), new Account("theo", Set.of(Role.THERAPIST), "-"));
        gate = Gate.of(Reach.thisMachine(), ScriptToken.of(null), accounts, audit::add, InstantSource.system());
        server = WebServer.start(0, gate, new CountingStation(), library, exports);
        cookie = cookie("cy", Role.RESEARCHER);
    }

    private String cookie(String name, Role role) {
        return gate.cookieName(server.address().getPort()) + "="
                + gate.sessions().begin(new Caller(name, Set.of(role)));
    }

    @AfterEach
    void stop() {
        server.close();
        exports.close();
        library.close();
        client.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + "api/v1/" + path))
                .header("Cookie", cookie)
                .header("Origin", "http://" + server.address().getAuthority());
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = to(path);
        return client.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<byte[]> response = get(path);
        assertEquals(200, response.statusCode());
        return JSON.readTree(response.body());
    }

    private String id(String name) throws Exception {
        for (JsonNode item : json("recordings").get("items")) {
            if (item.get("name").asText().equals(name)) {
                return item.get("id").asText();
            }
        }
        throw new AssertionError("no " + name);
    }

    private String file() throws Exception {
        return "recordings/" + id(NAME) + "/file";
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("none");
    }

    @Test
    void handsOutARecordingToTheLastByte() throws Exception {
        HttpResponse<byte[]> whole = get(file());
        assertEquals(200, whole.statusCode());
        assertArrayEquals(Files.readAllBytes(recording), whole.body());
        assertEquals("application/octet-stream", header(whole, "Content-Type"));
        assertEquals(Long.toString(Files.size(recording)), header(whole, "Content-Length"));
        assertEquals("bytes", header(whole, "Accept-Ranges"));
        assertEquals("nosniff", header(whole, "X-Content-Type-Options"));
        assertTrue(header(whole, "Content-Disposition").startsWith("attachment; filename=\"" + NAME + "\""));
        assertTrue(header(whole, "ETag").matches("\"[0-9a-f]{24}\""), header(whole, "ETag"));
    }

    @Test
    void handsOutOneRangeAndSaysWhereThereIsNone() throws Exception {
        byte[] all = Files.readAllBytes(recording);
        HttpResponse<byte[]> part = get(file(), "Range", "bytes=100-199");
        assertEquals(206, part.statusCode());
        assertArrayEquals(Arrays.copyOfRange(all, 100, 200), part.body());
        assertEquals("bytes 100-199/" + all.length, header(part, "Content-Range"));
        HttpResponse<byte[]> end = get(file(), "Range", "bytes=-7");
        assertArrayEquals(Arrays.copyOfRange(all, all.length - 7, all.length), end.body());
        HttpResponse<byte[]> beyond = get(file(), "Range", "bytes=" + all.length + "-");
        assertEquals(416, beyond.statusCode());
        assertEquals("bytes */" + all.length, header(beyond, "Content-Range"));
        assertTrue(JSON.readTree(beyond.body()).get("detail").asText().contains("bytes"));
        assertArrayEquals(all, get(file(), "Range", "bytes=0-1,5-6").body());
    }

    @Test
    void handsNothingOutAgainToWhoHasItAndGoesOnOnlyWithTheSameFile() throws Exception {
        String tag = header(get(file()), "ETag");
        HttpResponse<byte[]> kept = get(file(), "If-None-Match", "\"other\", " + tag);
        assertEquals(304, kept.statusCode());
        assertEquals(0, kept.body().length);
        assertEquals(tag, header(kept, "ETag"));
        assertEquals(206, get(file(), "Range", "bytes=5-", "If-Range", tag).statusCode());
        Files.write(recording, new byte[] {1}, StandardOpenOption.APPEND);
        HttpResponse<byte[]> changed = get(file(), "If-None-Match", tag);
        assertEquals(200, changed.statusCode());
        assertNotEquals(tag, header(changed, "ETag"));
        HttpResponse<byte[]> whole = get(file(), "Range", "bytes=5-", "If-Range", tag);
        assertEquals(200, whole.statusCode());
        assertArrayEquals(Files.readAllBytes(recording), whole.body());
    }

    @Test
    void tellsTheHeadWithoutTheFile() throws Exception {
        String exported =
                json("exports/" + exported() + "/files").at("/files/0/href").asText();
        for (String path : List.of(file(), exported.replaceFirst("^/api/v1/", ""))) {
            HttpResponse<byte[]> whole = get(path);
            HttpResponse<byte[]> head = head(path);
            assertEquals(200, head.statusCode());
            assertEquals(0, head.body().length);
            for (String name : HEADERS) {
                assertEquals(header(whole, name), header(head, name), name);
            }
            assertEquals(Integer.toString(whole.body().length), header(head, "Content-Length"));
            // By RFC 9110 there are parts of what is got only.
            HttpResponse<byte[]> part = head(path, "Range", "bytes=1-2");
            assertEquals(200, part.statusCode());
            assertEquals(header(head, "Content-Length"), header(part, "Content-Length"));
            assertEquals(304, head(path, "If-None-Match", header(head, "ETag")).statusCode());
        }
        assertEquals(404, head("recordings/none/file").statusCode());
    }

    private HttpResponse<byte[]> head(String path, String... headers) throws Exception {
        HttpRequest.Builder request = to(path).HEAD();
        return client.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void aNameIsNoMoreThanAName() throws Exception {
        Files.copy(recording, folder.resolve(ODD));
        String disposition = header(get("recordings/" + id(ODD) + "/file"), "Content-Disposition");
        assertEquals(
                "attachment; filename=\"_a___filename_x.exe__b_.xdf\";"
                        + " filename*=UTF-8''%22a%22%3B%20filename%3Dx.exe%2C%20b%2A.xdf",
                disposition);
        assertEquals(
                "attachment; filename=\"Zo_.xdf\"; filename*=UTF-8''Zo%C3%AB.xdf", Downloads.disposition("Zoë.xdf"));
    }

    @Test
    void noAddressLeadsToAnotherFile() throws Exception {
        Files.createSymbolicLink(folder.resolve("link.xdf"), recording);
        int number = exported();
        for (String path : List.of(
                "recordings/link.xdf/file",
                "recordings/..%2F..%2Fsecret.csv/file",
                "recordings/%2Fetc%2Fpasswd/file",
                "recordings/00000000000000000000/file",
                "exports/" + number + "/files/..%2F..%2Fsecret.csv",
                "exports/" + number + "/files/..%2Fsecret.csv",
                "exports/" + number + "/files/secret.csv",
                "exports/" + number + "/files/%2Fetc%2Fpasswd",
                "exports/" + number + "/files/" + NAME,
                "exports/" + number + "/files/%00",
                "exports/" + (number + 1) + "/files/" + NAME.replace(".xdf", ".csv"))) {
            HttpResponse<byte[]> answer = get(path);
            assertTrue(answer.statusCode() == 404 || answer.statusCode() == 400, path + ": " + answer.statusCode());
        }
    }

    @Test
    void aFileThatBecameALinkIsNotHandedOut() throws Exception {
        int number = exported();
        String href = json("exports/" + number + "/files").at("/files/0/href").asText();
        Path csv = folder.resolve(NAME.replace(".xdf", ".csv"));
        Files.delete(csv);
        Files.createSymbolicLink(csv, temporary.resolve("secret.csv"));
        HttpResponse<byte[]> answer = get(href.replaceFirst("^/api/v1/", ""));
        assertEquals(404, answer.statusCode());
        assertTrue(JSON.readTree(answer.body()).get("detail").asText().contains("is gone"));
    }

    /** Both recordings as CSV, which gives each a file of the same name, in two folders. */
    private int exported() throws Exception {
        return exported("refuse");
    }

    private int exported(String existing) throws Exception {
        String body = "{\"recordings\":[\"%s\",\"%s\"],\"format\":\"csv\",\"existing\":\"%s\"}"
                .formatted(id(NAME), id("study/" + NAME), existing);
        HttpResponse<byte[]> begun = client.send(
                to("exports")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        int number = JSON.readTree(begun.body()).get("number").asInt();
        Await.until(() -> exports.find(number).orElseThrow().work().isOver(), exports::all);
        assertEquals("done", json("exports/" + number).get("state").asText());
        return number;
    }

    @Test
    void handsOutEveryFileOfAnExportAlsoWhereTwoBearOneName() throws Exception {
        int number = exported();
        JsonNode files = json("exports/" + number + "/files").get("files");
        assertTrue(files.size() >= 2, files.toString());
        List<String> recordings = new ArrayList<>();
        for (JsonNode file : files) {
            Path written = folder.resolve(file.get("recording").asText())
                    .resolveSibling(file.get("name").asText());
            HttpResponse<byte[]> answer = get(file.get("href").asText().replaceFirst("^/api/v1/", ""));
            assertArrayEquals(Files.readAllBytes(written), answer.body(), file.toString());
            recordings.add(file.get("recording").asText());
        }
        assertTrue(recordings.containsAll(List.of(NAME, "study/" + NAME)), recordings.toString());
        assertEquals(
                1,
                json("exports/" + number + "/files?size=1&page=1").get("files").size());
        assertEquals(
                files.size(),
                json("exports/" + number + "/files?size=1").get("pages").asInt());
        assertEquals(400, get("exports?size=0").statusCode());
        assertEquals(1, json("exports?size=1").get("exports").size());
    }

    @Test
    void handsOutWhatAnExportHasKept() throws Exception {
        JsonNode written = json("exports/" + exported() + "/files").get("files");
        int number = exported("keep");
        assertEquals(2, json("exports/" + number).get("kept").asInt());
        JsonNode kept = json("exports/" + number + "/files").get("files");
        assertEquals(
                written.findValuesAsText("name").stream().sorted().toList(),
                kept.findValuesAsText("name").stream().sorted().toList());
        for (JsonNode file : kept) {
            Path there = folder.resolve(file.get("recording").asText())
                    .resolveSibling(file.get("name").asText());
            HttpResponse<byte[]> answer = get(file.get("href").asText().replaceFirst("^/api/v1/", ""));
            assertArrayEquals(Files.readAllBytes(there), answer.body(), file.toString());
        }
    }

    @Test
    void isForResearchersAndNoted() throws Exception {
        String path = file();
        assertEquals(200, get(path).statusCode());
        assertTrue(
                audit.stream()
                        .anyMatch(event -> event.target().equals("/api/v1/" + path)
                                && event.who().equals("cy")),
                audit::toString);
        cookie = cookie("theo", Role.THERAPIST);
        assertEquals(403, get(path).statusCode());
        assertEquals(
                401,
                client.send(
                                HttpRequest.newBuilder(URI.create(server.address() + "api/v1/" + path))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode());
    }

    /** Half a gigabyte of nothing, of which the client takes a little and leaves: nothing of it stays open or in memory. */
    @Test
    void letsGoOfALargeFileWhenItsReaderLeaves() throws Exception {
        Path open = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(open), "only Linux tells which files are open");
        Path large = folder.resolve("large.xdf");
        try (RandomAccessFile made = new RandomAccessFile(large.toFile(), "rw")) {
            made.setLength(512L << 20);
        }
        String path = "recordings/" + id("large.xdf") + "/file";
        HttpResponse<InputStream> answer = client.send(to(path).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream bytes = answer.body()) {
            assertEquals(1 << 20, bytes.readNBytes(1 << 20).length);
            assertTrue(isOpen(large));
        }
        Await.until(() -> !isOpen(large), () -> "still open");
    }

    private static boolean isOpen(Path file) {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.anyMatch(descriptor -> leadsTo(descriptor, file));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (NoSuchFileException closed) {
            return false;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
