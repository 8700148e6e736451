package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
abstract class RecordingsServer {

    static {
        // The JDK's client refuses to set Origin by default.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,origin");
    }

    static final ObjectMapper JSON = new ObjectMapper();
    static final int OK = 200;
    static final int ACCEPTED = 202;
    static final int NOT_MODIFIED = 304;
    static final int NOT_FOUND = 404;
    static final long PATIENCE_NS = 60_000_000_000L;

    static final String PRESSED = "2026-11-21T10-15-30Z-p07.xdf";
    static final String IDLE = "study/2026-11-20T08-00-00Z-p08-2.xdf";

    @TempDir
    Path temporary;

    final HttpClient client = HttpClient.newHttpClient();
    private final ExportJobs exports = new ExportJobs("1");
    private Library library;
    WebServer server;
    String cookie = "";
    String visitor = "";

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

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + "api/v1/" + path))
                .header("Cookie", cookie)
                .header("Origin", "http://" + server.address().getAuthority());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> as) throws IOException {
        try {
            return client.send(request.build(), as);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IOException(told);
        }
    }

    HttpResponse<String> get(String path) throws IOException {
        return send(to(path), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode json(String path) throws IOException {
        HttpResponse<String> response = get(path);
        assertEquals(OK, response.statusCode(), response.body());
        return JSON.readTree(response.body());
    }

    List<String> names(String query) throws IOException {
        List<String> names = new ArrayList<>();
        json("recordings" + query)
                .get("items")
                .forEach(item -> names.add(item.get("name").asText()));
        return names;
    }

    String id(String name) throws IOException {
        for (JsonNode item : json("recordings").get("items")) {
            if (item.get("name").asText().equals(name)) {
                return item.get("id").asText();
            }
        }
        throw new AssertionError("no " + name);
    }

    /** Asks again while the answer is that it is under way. */
    HttpResponse<String> awaited(String path) throws IOException {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        HttpResponse<String> response = get(path);
        while (response.statusCode() == ACCEPTED && System.nanoTime() < untilNs) {
            LockSupport.parkNanos(5_000_000);
            response = get(path);
        }
        return response;
    }
}
