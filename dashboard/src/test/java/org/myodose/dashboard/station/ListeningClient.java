package org.myodose.dashboard.station;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.myodose.dashboard.live.LiveClient;
import org.myodose.dashboard.live.LiveSchema;

/** A browser that takes everything at once, and can be asked what it heard. Waits at most half a minute. */
final class ListeningClient implements LiveClient {

    private static final long PATIENCE_SECONDS = 30;

    private final ObjectMapper json = new ObjectMapper();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Override
    public String id() {
        return "listener";
    }

    @Override
    public CompletionStage<?> send(String text) {
        heard.add(text);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void close(String reason) {
        throw new AssertionError("closed: " + reason);
    }

    /** The next message that is meant; those before it are passed over. */
    JsonNode await(Predicate<JsonNode> meant) throws Exception {
        while (true) {
            String text = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertTrue(text != null, "what was waited for was never told");
            JsonNode message = json.readTree(text);
            LiveSchema.requireAsPublished(message);
            if (meant.test(message)) {
                return message;
            }
        }
    }

    static Predicate<JsonNode> type(String type) {
        return message -> message.get("type").asText().equals(type);
    }
}
