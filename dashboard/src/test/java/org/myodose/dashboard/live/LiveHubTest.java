package org.myodose.dashboard.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class LiveHubTest {

    /** A browser whose network takes messages only when the test says so. */
    private static final class ScriptedClient implements LiveClient {
        final List<String> received = new ArrayList<>();
        final List<CompletableFuture<Void>> unfinished = new ArrayList<>();
        boolean stuck;
        String closedBecause = "";

        @Override
        public String id() {
            return "browser";
        }

        @Override
        public CompletionStage<?> send(String text) {
            received.add(text);
            CompletableFuture<Void> sent = new CompletableFuture<>();
            if (stuck) {
                unfinished.add(sent);
            } else {
                sent.complete(null);
            }
            return sent;
        }

        @Override
        public void close(String reason) {
            closedBecause = reason;
        }

        void recover() {
            stuck = false;
            unfinished.forEach(sent -> sent.complete(null));
        }
    }

    private final LiveHub hub = new LiveHub();
    private final ScriptedClient client = new ScriptedClient();

    @Test
    void greetsWhoeverJoins() {
        hub.greetEveryone("hello");
        hub.join(client);
        assertEquals(List.of("hello"), client.received);
    }

    @Test
    void tellsThoseAlreadyHereThatTheGreetingChanged() {
        hub.greetEveryone("hello");
        hub.join(client);
        hub.greetEveryone("hello again");
        assertEquals(List.of("hello", "hello again"), client.received);
    }

    @Test
    void passesOverScansOfAClientThatHasNotTakenTheLastAndTellsHowMany() {
        hub.join(client);
        client.stuck = true;
        hub.publishScan("1");
        hub.publishScan("2");
        hub.publishScan("3");
        hub.publishScan("4");
        client.recover();
        hub.publishScan("5");
        assertEquals(List.of("1", "2", "{\"type\":\"missed\",\"scans\":2}", "5"), client.received);
    }

    @Test
    void losesNoStateChangeOfAClientThatIsMerelySlow() {
        hub.join(client);
        client.stuck = true;
        for (int i = 0; i < LiveHub.MOST_PENDING; i++) {
            hub.publishEvent("event " + i);
        }
        assertEquals(LiveHub.MOST_PENDING, client.received.size());
        assertEquals("", client.closedBecause);
    }

    @Test
    void disconnectsAClientThatTakesNothingAnyMore() {
        hub.join(client);
        client.stuck = true;
        for (int i = 0; i <= LiveHub.MOST_PENDING; i++) {
            hub.publishEvent("event " + i);
        }
        assertTrue(client.closedBecause.contains("could not keep up"), client.closedBecause);
        assertEquals(0, hub.clientCount());
    }
}
