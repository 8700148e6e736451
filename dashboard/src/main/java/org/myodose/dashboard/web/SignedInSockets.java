package org.myodose.dashboard.web;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.event.WebSocketSessionClosedEvent;
import io.micronaut.websocket.event.WebSocketSessionOpenEvent;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.myodose.dashboard.security.Gate;

/** The WebSockets of those who are signed in: they close when the session ends, and a page that watches counts as its use. */
@Singleton
final class SignedInSockets {

    private static final CloseReason SIGNED_OUT =
            new CloseReason(CloseReason.POLICY_VIOLATION.getCode(), "You are signed out: sign in again.");

    private final Gate gate;
    private final Map<WebSocketSession, String> sessions = new ConcurrentHashMap<>();

    SignedInSockets(Gate gate) {
        this.gate = gate;
        gate.sessions().onEnd(this::close);
    }

    @EventListener
    void opened(WebSocketSessionOpenEvent event) {
        WebSocketSession socket = event.getSource();
        Optional<SessionPrincipal> session = socket.getUserPrincipal()
                .filter(SessionPrincipal.class::isInstance)
                .map(SessionPrincipal.class::cast);
        if (session.isPresent()) {
            String id = session.get().id();
            sessions.put(socket, id);
            // It may have ended while the socket opened.
            if (!gate.sessions().isOpen(id)) {
                close(id);
            }
        }
    }

    @EventListener
    void closed(WebSocketSessionClosedEvent event) {
        sessions.remove(event.getSource());
    }

    private void close(String id) {
        sessions.forEach((socket, session) -> {
            if (session.equals(id)) {
                socket.close(SIGNED_OUT);
            }
        });
    }

    /** Counts watching as use. */
    void keepAlive() {
        sessions.values().forEach(gate.sessions()::keepAlive);
    }
}
