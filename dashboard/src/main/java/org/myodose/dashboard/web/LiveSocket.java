package org.myodose.dashboard.web;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.util.concurrent.CompletionStage;
import org.myodose.dashboard.live.LiveClient;
import org.myodose.dashboard.live.LiveHub;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live stream's door: joins each browser to the hub. Nothing is expected from the browser. */
@ServerWebSocket("/api/v1/live")
final class LiveSocket {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);

    private final LiveHub hub;

    LiveSocket(LiveHub hub) {
        this.hub = hub;
    }

    @OnOpen
    void open(WebSocketSession session) {
        hub.join(new SessionClient(session));
    }

    @OnMessage
    void message(String text) {
        LOG.debug("a live client sent {} characters; the stream is one way", text.length());
    }

    @OnClose
    void close(WebSocketSession session) {
        hub.leave(session.getId());
    }

    @OnError
    void error(WebSocketSession session, Throwable failure) {
        LOG.debug("live client {} failed", session.getId(), failure);
        hub.leave(session.getId());
    }

    private record SessionClient(WebSocketSession session) implements LiveClient {

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
}
