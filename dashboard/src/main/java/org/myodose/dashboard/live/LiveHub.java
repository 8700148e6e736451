package org.myodose.dashboard.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fans messages out to every connected browser, each at its own pace, so that a slow one hurts nobody.
 *
 * <p>Scans: newest wins. A client that has not yet taken the last two messages is passed over, and is told with {@code missed} how
 * many went by. State changes: none is passed over; a client that leaves {@value #MOST_PENDING} of them lying is
 * disconnected and told so, and starts afresh when it reconnects.
 *
 * <p>Threading: one thread publishes; clients join and leave from any. Publishing never blocks.
 */
public final class LiveHub {

    static final int MOST_PENDING = 256;

    /** One message may still be on its way while the next scan is sent: at 60 a second that is 17 ms, not yet slow. */
    static final int MOST_PENDING_FOR_SCANS = 1;

    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private volatile String greeting = "";

    /** A client and what it still owes us. */
    private static final class Connection {
        final LiveClient client;
        final AtomicInteger pending = new AtomicInteger();
        long missedScans;

        Connection(LiveClient client) {
            this.client = client;
        }

        void send(String message) {
            pending.incrementAndGet();
            client.send(message).whenComplete((sent, failure) -> pending.decrementAndGet());
        }
    }

    /** What every client is told first when it joins. */
    public void greetNewcomers(String message) {
        greeting = message;
    }

    /** As {@link #greetNewcomers}, and tells it to those already here too. */
    public void greetEveryone(String message) {
        greeting = message;
        publishEvent(message);
    }

    /** Greets the client and counts it in. */
    public void join(LiveClient client) {
        Connection connection = new Connection(client);
        if (!greeting.isEmpty()) {
            connection.send(greeting);
        }
        connections.put(client.id(), connection);
    }

    public void leave(String clientId) {
        connections.remove(clientId);
    }

    public int clientCount() {
        return connections.size();
    }

    /** Sends the newest scan to every client that has room for it. */
    public void publishScan(String message) {
        for (Connection connection : connections.values()) {
            if (connection.pending.get() > MOST_PENDING_FOR_SCANS) {
                connection.missedScans++;
            } else {
                tellMissed(connection);
                connection.send(message);
            }
        }
    }

    private static void tellMissed(Connection connection) {
        if (connection.missedScans > 0) {
            connection.send("{\"type\":\"missed\",\"scans\":" + connection.missedScans + "}");
            connection.missedScans = 0;
        }
    }

    /** Sends a message that no client may miss. */
    public void publishEvent(String message) {
        for (Connection connection : connections.values()) {
            if (connection.pending.get() >= MOST_PENDING) {
                leave(connection.client.id());
                connection.client.close("This page could not keep up; it reconnects by itself.");
            } else {
                connection.send(message);
            }
        }
    }
}
