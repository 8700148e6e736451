package org.myodose.acquisition.loop;

import java.util.concurrent.atomic.AtomicLong;
import org.myodose.acquisition.clock.HostClock;

/**
 * Notices that a connected device sends no scans: silent is who has sent none for a second and for ten scan periods.
 *
 * <p>Threading: the acquisition thread sets it, the watchdog thread asks it.
 */
final class SilenceWatch {

    private static final long SHORTEST_NS = 1_000_000_000L;
    private static final long PERIODS = 10;
    private static final long NOT_WATCHING = Long.MIN_VALUE;

    private final HostClock clock;
    private volatile long limitNs = SHORTEST_NS;
    private final AtomicLong lastSignNs = new AtomicLong(NOT_WATCHING);

    SilenceWatch(HostClock clock) {
        this.clock = clock;
    }

    /** A device of that rate is connected: from now on a scan is due. */
    void begin(long rateMilliHertz) {
        limitNs = Math.max(SHORTEST_NS, PERIODS * 1_000_000_000_000L / rateMilliHertz);
        lastSignNs.set(clock.nanoTime());
    }

    /** A scan came, at {@code nowNs} by the injected clock. */
    void scanCame(long nowNs) {
        // Ordered is enough, and cheaper at every scan than a volatile write.
        lastSignNs.setRelease(nowNs);
    }

    /** Nothing is due any more. */
    void end() {
        lastSignNs.set(NOT_WATCHING);
    }

    boolean isSilent() {
        long last = lastSignNs.get();
        return last != NOT_WATCHING && clock.nanoTime() - last > limitNs;
    }

    double limitSeconds() {
        return limitNs / 1e9;
    }
}
