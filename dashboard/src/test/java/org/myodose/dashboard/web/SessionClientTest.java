package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.myodose.dashboard.live.LiveClient;
import org.myodose.dashboard.live.LiveHub;

/** A page that leaves just while it is told something. */
class SessionClientTest {

    /** As the framework's own: closed, but nobody was told of that yet. */
    private static WebSocketSession closed() {
        return (WebSocketSession) Proxy.newProxyInstance(
                SessionClientTest.class.getClassLoader(),
                new Class<?>[] {WebSocketSession.class},
                (self, method, given) -> switch (method.getName()) {
                    case "toString" -> "closed";
                    case "sendAsync" -> throw new WebSocketSessionException("Session closed");
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private record Listener(List<String> told) implements LiveClient {

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
    void keepsNobodyElseFromBeingTold() {
        LiveHub hub = new LiveHub();
        List<String> told = new ArrayList<>();
        hub.join(new SessionClient(closed(), "closed"));
        hub.join(new Listener(told));
        hub.publishScan("scan");
        hub.publishEvent("event");
        assertEquals(List.of("scan", "event"), told);
        assertTrue(new SessionClient(closed(), "closed")
                .send("more")
                .toCompletableFuture()
                .isCompletedExceptionally());
    }
}
