package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.live.LiveHub;
import org.myodose.dashboard.station.StationControl;

/** Talks to the real server over the loopback address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebServerTest {

    static {
        // The JDK's client refuses to set these by default; a stranger's page is exactly what they imitate here.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,origin");
    }

    private final LiveHub hub = new LiveHub();
    private final AtomicInteger tares = new AtomicInteger();
    private final AtomicInteger sessions = new AtomicInteger();
    private final HttpClient browser = HttpClient.newHttpClient();
    private WebServer server;

    private final class CountingControl implements StationControl {
        @Override
        public void tare() {
            tares.incrementAndGet();
        }

        @Override
        public void undoTare() {
            tares.decrementAndGet();
        }

        @Override
        public void newSession() {
            sessions.incrementAndGet();
        }
    }

    @BeforeAll
    void start() {
        hub.greetEveryone("{\"type\":\"hello\"}");
        server = WebServer.start(0, hub, new CountingControl());
    }

    @AfterAll
    void stop() {
        server.close();
        browser.close();
    }

    @Test
    void greetsOverTheWebSocket() throws Exception {
        assertEquals("{\"type\":\"hello\"}", firstMessage("http://localhost:" + port()));
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

    @Test
    void taresForItsOwnPageOnly() throws Exception {
        assertEquals(202, post("/api/v1/tare", "http://localhost:" + port()));
        assertEquals(403, post("/api/v1/tare", "https://elsewhere.example"));
        assertEquals(1, tares.get());
        assertEquals(202, post("/api/v1/tare/undo", "http://localhost:" + port()));
        assertEquals(0, tares.get());
    }

    @Test
    void beginsANewSessionForItsOwnPageOnly() throws Exception {
        assertEquals(202, post("/api/v1/session", "http://localhost:" + port()));
        assertEquals(403, post("/api/v1/session", "https://elsewhere.example"));
        assertEquals(1, sessions.get());
    }

    @Test
    void namesAFreePortWhenTheWantedOneIsTaken() {
        UserException taken =
                assertThrows(UserException.class, () -> WebServer.start(port(), hub, new CountingControl()));
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

    private String firstMessage(String origin) throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        WebSocket socket = browser.newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(URI.create("ws://localhost:" + port() + "/api/v1/live"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        first.complete(text.toString());
                        return CompletableFuture.completedStage(null);
                    }
                })
                .join();
        String message = first.get(10, TimeUnit.SECONDS);
        socket.abort();
        return message;
    }
}
