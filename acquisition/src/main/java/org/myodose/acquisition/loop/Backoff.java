package org.myodose.acquisition.loop;

/** How long to wait before the next attempt to connect: 250 ms, doubled each time, at most 5 s. Not thread-safe. */
final class Backoff {

    private static final long FIRST_NS = 250_000_000L;
    private static final long LONGEST_NS = 5_000_000_000L;

    private long nextNs = FIRST_NS;
    private long connectedNs;

    long nextNs() {
        long now = nextNs;
        nextNs = Math.min(2 * nextNs, LONGEST_NS);
        return now;
    }

    /** A device has answered. */
    void connected(long nowNs) {
        connectedNs = nowNs;
    }

    /** Data came. Only a connection that outlasts the longest wait counts: one that comes and goes must not be hammered. */
    void streamed(long nowNs) {
        if (nowNs - connectedNs >= LONGEST_NS) {
            nextNs = FIRST_NS;
        }
    }
}
