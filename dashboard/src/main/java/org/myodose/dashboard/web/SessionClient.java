package org.myodose.dashboard.web;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
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
        return session.sendAsync(text);
    }

    @Override
    public void close(String reason) {
        session.close(new CloseReason(CloseReason.TRY_AGAIN_LATER.getCode(), reason));
    }
}
