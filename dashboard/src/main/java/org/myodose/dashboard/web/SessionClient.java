package org.myodose.dashboard.web;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.myodose.dashboard.live.LiveClient;

/** A page at the other end of a WebSocket. */
record SessionClient(WebSocketSession session) implements LiveClient {

    @Override
    public String id() {
        return session.getId();
    }

    @Override
    public CompletionStage<?> send(String text) {
        try {
            return session.sendAsync(text);
        } catch (WebSocketSessionException gone) {
            // It has left, but its leaving was not told yet. Whoever publishes goes on for the others.
            return CompletableFuture.failedStage(gone);
        }
    }

    @Override
    public void close(String reason) {
        session.close(new CloseReason(CloseReason.TRY_AGAIN_LATER.getCode(), reason));
    }
}
