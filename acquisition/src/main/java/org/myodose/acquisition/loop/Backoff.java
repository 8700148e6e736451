package org.myodose.acquisition.loop;

/** How long to wait before the next attempt to connect: 250 ms, doubled each time, at most 5 s. Not thread-safe. */
final class Backoff {

    private static final long FIRST_NS = 250_000_000L;
    private static final long LONGEST_NS = 5_000_000_000L;

    private long nextNs = FIRST_NS;

    long nextNs() {
        long now = nextNs;
        nextNs = Math.min(2 * nextNs, LONGEST_NS);
        return now;
    }

    /** A connection has brought data. */
    void reset() {
        nextNs = FIRST_NS;
    }
}
