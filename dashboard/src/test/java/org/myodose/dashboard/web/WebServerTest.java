package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.HttpServerConfiguration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.live.LiveHub;

/** Talks to the real server over the loopback address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebServerTest {

    static {
        // The JDK's client refuses to set these by default; a stranger's page is exactly what they imitate here.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,origin");
    }

    private final CountingStation station = new CountingStation();
    private final HttpClient browser = HttpClient.newHttpClient();
    private WebServer server;

    @BeforeAll
    void start() {
        server = WebServer.start(0, station);
    }

    @AfterAll
    void stop() {
        server.close();
        browser.close();
    }

    @Test
    void greetsOverTheWebSocket() throws Exception {
        assertEquals("{\"type\":\"hello\",\"deviceIndex\":0}", firstMessage("http://localhost:" + port()));
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void greetsWithTheStreamOfTheDeviceThatWasAskedFor(int device) throws Exception {
        String greeting = firstMessage("http://localhost:" + port(), "?device=" + device);
        assertEquals("{\"type\":\"hello\",\"deviceIndex\":" + device + "}", greeting);
    }

    @ParameterizedTest
    @CsvSource({"2", "-1", "glove", "''", "01"})
    void closesTheStreamOfADeviceThatThereIsNotWithASentence(String device) throws Exception {
        CompletableFuture<String> closed = new CompletableFuture<>();
        connect("http://localhost:" + port(), "?device=" + device, new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
                closed.complete(status + " " + reason);
                return null;
            }
        });
        assertEquals(
                "1008 There is no device '" + device + "': this run has devices 0 to 1.",
                closed.get(10, TimeUnit.SECONDS));
    }

    @Test
    void leavesTheStreamThatItJoined() throws Exception {
        LiveHub hub = station.devices().get(1).live();
        CompletableFuture<String> first = new CompletableFuture<>();
        WebSocket socket = connect("http://localhost:" + port(), "?device=1", listener(first));
        first.get(10, TimeUnit.SECONDS);
        socket.abort();
        await(() -> hub.clientCount() == 0);
    }

    /** At most ten seconds; the server hears of an end when its thread comes round to it. */
    private static void await(BooleanSupplier condition) {
        long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < untilNs, "not within 10 s");
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void refusesTheWebSocketToAPageOfAnotherSite() {
        CompletionException refused =
                assertThrows(CompletionException.class, () -> firstMessage("https://elsewhere.example"));
        assertTrue(refused.getCause() instanceof java.net.http.WebSocketHandshakeException, refused.toString());
    }

    @Test
    void refusesANameThatMerelyPointsHere() throws Exception {
        HttpResponse<String> answer = browser.send(
                request("/").header("Host", "rebound.example").build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(403, answer.statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "/docs/index.html, text/html, <h1",
        "/docs/hardware/wire-protocol.html, text/html, CRC-16",
        "/docs/hardware/golden-frames.csv, text/csv, hello-after-reset",
        "/docs/reference/architecture.svg, image/svg+xml, <svg",
        "/docs/site/site.css, text/css, color-scheme",
        "/docs/site/site.js, application/javascript, search"
    })
    void servesTheDocuments(String path, String type, String part) throws Exception {
        HttpResponse<String> answer = browser.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        String told = answer.headers().firstValue("Content-Type").orElse("none");
        assertTrue(told.startsWith(type), told);
        assertTrue(answer.body().contains(part));
    }

    @ParameterizedTest
    @CsvSource({"/docs", "/docs/"})
    void leadsToTheFirstDocument(String path) throws Exception {
        HttpResponse<String> answer = browser.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals("/docs/index.html", answer.headers().firstValue("Location").orElse("nowhere"));
    }

    @Test
    void taresForItsOwnPageOnly() throws Exception {
        assertEquals(202, post("/api/v1/tare", "http://localhost:" + port()));
        assertEquals(403, post("/api/v1/tare", "https://elsewhere.example"));
        assertEquals(List.of(1, 1), station.tares());
        assertEquals(202, post("/api/v1/tare/undo", "http://localhost:" + port()));
        assertEquals(List.of(0, 0), station.tares());
    }

    @Test
    void taresTheOneDeviceThatIsNamed() throws Exception {
        assertEquals(202, post("/api/v1/tare?device=1", "http://localhost:" + port()));
        assertEquals(List.of(0, 1), station.tares());
        assertEquals(202, post("/api/v1/tare/undo?device=1", "http://localhost:" + port()));
        assertEquals(List.of(0, 0), station.tares());
    }

    @Test
    void saysWhichDevicesThereAreWhereAnotherIsToBeTared() throws Exception {
        HttpRequest asked = request("/api/v1/tare?device=2")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = browser.send(asked, HttpResponse.BodyHandlers.ofString());
        assertEquals(404, answer.statusCode());
        String contentType = answer.headers().firstValue("Content-Type").orElseThrow();
        assertEquals("application/problem+json", contentType);
        assertEquals(
                "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"There is no device '2': this run has devices 0 to 1.\"}",
                answer.body());
        assertEquals(404, post("/api/v1/tare/undo?device=x", "http://localhost:" + port()));
        assertEquals(List.of(0, 0), station.tares());
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/v1/nothing, 404", "GET, /api/v1/tare, 405", "POST, /api/v1/pain, 400"})
    void tellsWhatTheFrameworkRefusesAsAProblemToo(String method, String path, int status) throws Exception {
        HttpRequest asked = request(path)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = browser.send(asked, HttpResponse.BodyHandlers.ofString());
        assertEquals(status, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(answer.body().contains("\"status\":" + status), answer.body());
        assertTrue(answer.body().contains("\"detail\":\""), answer.body());
    }

    @Test
    void takesRatingsOfPainFromNoneToTheWorst() throws Exception {
        String page = "http://localhost:" + port();
        assertEquals(202, post("/api/v1/pain?rating=7&device=1", page));
        assertEquals(202, post("/api/v1/pain?rating=10", page));
        assertEquals(202, post("/api/v1/pain?rating=0&device=0", page));
        for (String wrong : List.of("11", "-1", "7.5", "strong", "")) {
            assertEquals(400, post("/api/v1/pain?rating=" + wrong, page), wrong);
        }
        assertEquals(400, post("/api/v1/pain", page));
        assertEquals(403, post("/api/v1/pain?rating=7", "https://elsewhere.example"));
        assertEquals(List.of(10, 0), station.devices().get(0).pains());
        assertEquals(List.of(7, 10), station.devices().get(1).pains());
        assertEquals(List.of(10, 0), station.devices().get(0).pains(), "what was refused was not heard");
    }

    @Test
    void takesAnEstimateOnlyWhileAHoldWaitsForOne() throws Exception {
        String page = "http://localhost:" + port();
        assertEquals(409, post("/api/v1/estimate?newtons=38", page), "no hold waits");
        assertEquals(409, post("/api/v1/feedback", page), "nothing to be asked for");
        station.devices().get(1).waits = true;
        try {
            assertEquals(202, post("/api/v1/estimate?newtons=38.25&device=1", page));
            assertEquals(202, post("/api/v1/estimate?newtons=0", page), "of all devices, one waits");
            assertEquals(409, post("/api/v1/estimate?newtons=38&device=0", page));
            assertEquals(202, post("/api/v1/feedback?device=1", page));
            assertEquals(202, post("/api/v1/mark?device=1", page));
            assertEquals(409, post("/api/v1/mark?device=0", page), "it records nothing");
            assertEquals(202, post("/api/v1/mark/undo", page));
            assertEquals(403, post("/api/v1/mark", "https://elsewhere.example"));
            for (String wrong : List.of("-1", "1001", "NaN", "1e3", "much", "")) {
                assertEquals(400, post("/api/v1/estimate?newtons=" + wrong, page), wrong);
            }
            assertEquals(404, post("/api/v1/estimate?newtons=38&device=2", page));
            assertEquals(403, post("/api/v1/estimate?newtons=38", "https://elsewhere.example"));
            assertEquals(403, post("/api/v1/feedback", "https://elsewhere.example"));
            assertEquals(List.of(38.25, 0.0), station.devices().get(1).estimates);
            assertEquals(List.of(), station.devices().get(0).estimates);
        } finally {
            station.devices().get(1).waits = false;
        }
    }

    @Test
    void takesARatingOfPainBackForItsOwnPageOnly() throws Exception {
        String page = "http://localhost:" + port();
        List<Integer> before = station.devices().get(1).pains();
        assertEquals(202, post("/api/v1/pain?rating=7", page));
        assertEquals(202, post("/api/v1/pain/undo?device=1", page));
        assertEquals(404, post("/api/v1/pain/undo?device=2", page));
        assertEquals(403, post("/api/v1/pain/undo", "https://elsewhere.example"));
        assertEquals(7, station.devices().get(0).pains().getLast());
        assertEquals(before, station.devices().get(1).pains());
        assertEquals(202, post("/api/v1/pain/undo?device=0", page));
    }

    @Test
    void beginsANewSessionForItsOwnPageOnly() throws Exception {
        assertEquals(202, post("/api/v1/session", "http://localhost:" + port()));
        assertEquals(403, post("/api/v1/session", "https://elsewhere.example"));
        assertEquals(1, station.sessions());
    }

    @Test
    void namesAFreePortWhenTheWantedOneIsTaken() {
        UserException taken = assertThrows(UserException.class, () -> WebServer.start(port(), station));
        String sentence = String.valueOf(taken.getMessage());
        assertTrue(sentence.matches("Port \\d+ is in use by another program: .* --port \\d+\\."), sentence);
    }

    private int port() {
        return server.address().getPort();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.address().resolve(path));
    }

    private int post(String path, String origin) throws Exception {
        HttpRequest asked = request(path)
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return browser.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** It would be cut off each five minutes; dashboard/benchmark/classroom.sh listens for longer. */
    @Test
    void doesNotTakeAStreamThatOnlyListensForIdle() {
        try (ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .start()) {
            HttpServerConfiguration server = context.getBean(HttpServerConfiguration.class);
            assertEquals(Duration.ZERO, server.getReadIdleTimeout());
            assertEquals(Duration.ZERO, server.getWriteIdleTimeout());
            assertEquals(Duration.ofMinutes(5), server.getIdleTimeout(), "where nothing goes either way");
        }
    }

    private String firstMessage(String origin) throws Exception {
        return firstMessage(origin, "");
    }

    private String firstMessage(String origin, String query) throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        WebSocket socket = connect(origin, query, listener(first));
        String message = first.get(10, TimeUnit.SECONDS);
        socket.abort();
        return message;
    }

    private WebSocket connect(String origin, String query, WebSocket.Listener listener) {
        return browser.newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(URI.create("ws://localhost:" + port() + "/api/v1/live" + query), listener)
                .join();
    }

    private static WebSocket.Listener listener(CompletableFuture<String> first) {
        return new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                first.complete(text.toString());
                return CompletableFuture.completedStage(null);
            }
        };
    }
}
