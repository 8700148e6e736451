package org.myodose.dashboard.web;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.myodose.dashboard.live.LiveClient;
import org.myodose.dashboard.live.LiveHub;

/**
 * A page at the other end of a WebSocket.
 *
 * @param id given by us: the framework's own is the key that the page sent, and two pages may send the same
 */
record SessionClient(WebSocketSession session, String id) implements LiveClient {

    private static final String ID = "org.myodose.client";
    private static final AtomicLong JOINED = new AtomicLong();

    /** Joins the page to the hub, until {@link #leave}. */
    static void join(LiveHub hub, WebSocketSession session) {
        String id = "page " + JOINED.incrementAndGet();
        session.put(ID, id);
        hub.join(new SessionClient(session, id));
    }

    /** Does nothing where it has not joined. */
    static void leave(LiveHub hub, WebSocketSession session) {
        session.get(ID, String.class).ifPresent(hub::leave);
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
