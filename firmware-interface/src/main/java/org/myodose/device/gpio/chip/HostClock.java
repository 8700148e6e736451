package org.myodose.device.gpio.chip;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Time and waiting as the drivers know them; injected, so that simulated chips live in simulated time.
 *
 * <p>Threading: one thread asks and waits; any thread may wake it.
 */
public interface HostClock {

    /** Shorter waits are spun: the kernel's timer slack alone is 50 µs. */
    long SHORTEST_SLEEP_NS = 100_000;

    /** Wait until woken. */
    long NEVER = Long.MAX_VALUE;

    /** This machine's monotonic clock, in nanoseconds. */
    long nanoTime();

    /** Returns when that time has come or the waiter was woken, whichever is first; may return early. */
    void awaitUntil(long dueNs);

    /** Frees whoever waits, or lets the next wait return at once. */
    void wake();

    /** Returns no sooner than after {@code nanos}, woken or not. */
    default void pause(long nanos) {
        long dueNs = nanoTime() + nanos;
        for (long nowNs = nanoTime(); nowNs < dueNs; nowNs = nanoTime()) {
            // Below this a sleep would last longer than what is left.
            if (dueNs - nowNs > SHORTEST_SLEEP_NS) {
                awaitUntil(dueNs);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** Real time. */
    static HostClock system() {
        AtomicReference<@Nullable Thread> waiter = new AtomicReference<>();
        return new HostClock() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void awaitUntil(long dueNs) {
                waiter.set(Thread.currentThread());
                if (dueNs == NEVER) {
                    LockSupport.park(this);
                    return;
                }
                long aheadNs = dueNs - System.nanoTime();
                if (aheadNs > 0) {
                    LockSupport.parkNanos(this, aheadNs);
                }
            }

            @Override
            public void wake() {
                LockSupport.unpark(waiter.get());
            }
        };
    }
}
