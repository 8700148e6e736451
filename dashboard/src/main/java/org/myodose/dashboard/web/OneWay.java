package org.myodose.dashboard.web;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * What becomes of messages to a stream that goes one way: a short text is let pass unread, anything else ends the connection of
 * whoever sent it. Sockets take frames as they come instead of whole messages, for the framework would gather the parts of a
 * message without end.
 */
final class OneWay {

    /** Longer frames are refused by the decoder, with 1009. */
    static final int MOST_BYTES = 4096;

    static final CloseReason REFUSAL = new CloseReason(
            CloseReason.UNSUPPORTED_DATA.getCode(), "This stream goes one way: send nothing, or a short text.");

    private static final String REFUSED = "org.myodose.refused";

    private OneWay() {}

    /** Takes the frame, and lets go of its memory. Called on the connection's own thread. */
    static void take(WebSocketSession session, WebSocketFrame frame) {
        boolean harmless = frame instanceof TextWebSocketFrame && frame.isFinalFragment();
        frame.release();
        if (!harmless && !session.contains(REFUSED)) {
            // Once: whoever reads nothing and goes on sending is not to be told again and again.
            session.put(REFUSED, true);
            session.close(REFUSAL);
        }
    }
}
