package org.myodose.acquisition.loop;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Whose turn it is to call the consumers: the acquisition thread's while it has something to deliver, the watchdog's only
 * while the other waits for input. Uncontended it costs the acquisition thread one compare-and-set a read; it waits only
 * when the watchdog is just telling that nothing came.
 */
final class Turn {

    private static final long RETRY_NS = 50_000;

    private final AtomicBoolean taken = new AtomicBoolean();

    /** The acquisition thread's own note, so that only the first call after a read pays. */
    private boolean mine;

    /** Acquisition thread: takes the turn, unless it has it. */
    void take() {
        if (!mine) {
            while (!taken.compareAndSet(false, true)) {
                LockSupport.parkNanos(RETRY_NS);
            }
            mine = true;
        }
    }

    /** Acquisition thread: gives the turn back before it waits. */
    void give() {
        if (mine) {
            mine = false;
            taken.set(false);
        }
    }

    /** Watchdog: runs {@code action} if the acquisition thread is waiting. */
    void ifFree(Runnable action) {
        if (taken.compareAndSet(false, true)) {
            try {
                action.run();
            } finally {
                taken.set(false);
            }
        }
    }
}
