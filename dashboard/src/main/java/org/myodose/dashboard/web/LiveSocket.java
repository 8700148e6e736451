package org.myodose.dashboard.web;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.live.LiveHub;
import org.myodose.dashboard.station.DeviceControl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live streams' door: joins each browser to the hub of the device that it asks for. Nothing is expected from it. */
@ServerWebSocket("/api/v1/live")
final class LiveSocket {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);

    private final DeviceChoice choice;

    LiveSocket(DeviceChoice choice) {
        this.choice = choice;
    }

    @OnOpen
    void open(WebSocketSession session) {
        Optional<LiveHub> hub = hub(session);
        if (hub.isPresent()) {
            SessionClient.join(hub.get(), session);
        } else {
            // 1008: what was asked for cannot be had, so that trying again is of no use.
            session.close(new CloseReason(CloseReason.POLICY_VIOLATION.getCode(), choice.refusal(wanted(session))));
        }
    }

    @OnMessage(maxPayloadLength = OneWay.MOST_BYTES)
    void message(WebSocketSession session, WebSocketFrame frame) {
        OneWay.take(session, frame);
    }

    @OnClose
    void close(WebSocketSession session) {
        leave(session);
    }

    @OnError
    void error(WebSocketSession session, Throwable failure) {
        LOG.debug("live client {} failed", session.getId(), failure);
        leave(session);
    }

    private void leave(WebSocketSession session) {
        hub(session).ifPresent(hub -> SessionClient.leave(hub, session));
    }

    private Optional<LiveHub> hub(WebSocketSession session) {
        return choice.one(wanted(session)).map(DeviceControl::live);
    }

    private static @Nullable String wanted(WebSocketSession session) {
        return session.getRequestParameters().get("device");
    }
}
