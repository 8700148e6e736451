package org.myodose.device.gpio.chip;

import java.util.concurrent.locks.LockSupport;

/** Time that passes only by being waited for, looked at, or spent by a simulated chip; on one thread, but for waking. */
public class SimulatedTime implements HostClock {

    /** This machine's own time instead, in which nothing can be spent but by waiting. */
    public static SimulatedTime real() {
        HostClock clock = HostClock.system();
        return new SimulatedTime() {
            @Override
            public long nanoTime() {
                return clock.nanoTime();
            }

            @Override
            public long now() {
                return clock.nanoTime();
            }

            @Override
            public void spend(long nanos) {
                // Real chips and buses take their time; these are done at once.
            }

            @Override
            public void awaitUntil(long dueNs) {
                clock.awaitUntil(dueNs);
            }

            @Override
            public void wake() {
                clock.wake();
            }
        };
    }

    private static final long LOOK_NS = 50;

    private long nowNs = 1_000_000_000L;
    private volatile boolean woken;

    @Override
    public long nanoTime() {
        nowNs += LOOK_NS;
        return nowNs;
    }

    /** The time, without spending any. */
    public long now() {
        return nowNs;
    }

    /** Lets time pass. */
    public void spend(long nanos) {
        nowNs += nanos;
    }

    @Override
    public void awaitUntil(long dueNs) {
        if (dueNs != NEVER) {
            nowNs = Math.max(nowNs, dueNs);
        } else if (!woken) {
            LockSupport.parkNanos(this, 1_000_000);
        }
        woken = false;
    }

    @Override
    public void wake() {
        woken = true;
    }
}
