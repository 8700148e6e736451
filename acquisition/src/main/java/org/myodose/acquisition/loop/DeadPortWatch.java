package org.myodose.acquisition.loop;

import org.myodose.acquisition.clock.HostClock;
import org.myodose.device.LinkCounters;

/**
 * Notices a port that is open but dead: a device that has spoken before, and from which not one byte has come for 15 s,
 * although the protocol has it send its status every two seconds. A device that says something but sends no scans is silent,
 * not dead.
 *
 * <p>Threading: the watchdog thread.
 */
final class DeadPortWatch {

    static final long LIMIT_NS = 15_000_000_000L;

    private final LinkCounters counters;
    private final HostClock clock;
    private long lastBytes;
    private long sinceNs;

    DeadPortWatch(LinkCounters counters, HostClock clock) {
        this.counters = counters;
        this.clock = clock;
    }

    /** To be asked often; true once each time that the limit has passed. */
    boolean isDead(boolean silent) {
        long bytes = counters.get(LinkCounters.Kind.BYTES_RECEIVED);
        long nowNs = clock.nanoTime();
        if (!silent || bytes == 0 || bytes != lastBytes) {
            lastBytes = bytes;
            sinceNs = nowNs;
            return false;
        }
        boolean dead = nowNs - sinceNs > LIMIT_NS;
        sinceNs = dead ? nowNs : sinceNs;
        return dead;
    }
}
