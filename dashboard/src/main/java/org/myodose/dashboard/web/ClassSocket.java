package org.myodose.dashboard.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.myodose.dashboard.classroom.trainer.ClassDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The class board's stream: four whole boards a second, the newest wins. Nothing is expected from the page. */
@Requires(beans = ClassDesk.class)
@ServerWebSocket("/api/v1/class/live")
final class ClassSocket {

    private static final Logger LOG = LoggerFactory.getLogger(ClassSocket.class);

    private final ClassDesk desk;

    ClassSocket(ClassDesk desk) {
        this.desk = desk;
    }

    @OnOpen
    void open(WebSocketSession session) {
        SessionClient.join(desk.live(), session);
    }

    @OnMessage(maxPayloadLength = OneWay.MOST_BYTES)
    void message(WebSocketSession session, WebSocketFrame frame) {
        OneWay.take(session, frame);
    }

    @OnClose
    void close(WebSocketSession session) {
        SessionClient.leave(desk.live(), session);
    }

    @OnError
    void error(WebSocketSession session, Throwable failure) {
        LOG.debug("board {} failed", session.getId(), failure);
        SessionClient.leave(desk.live(), session);
    }
}
