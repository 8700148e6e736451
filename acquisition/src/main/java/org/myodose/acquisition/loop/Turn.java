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
    private static final int REVOKING_ATTEMPTS = 1_000;

    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile boolean revoked;

    /** The acquisition thread's own note, so that only the first call after a read pays. */
    private boolean mine;

    /** Acquisition thread: takes the turn, unless it has it. */
    void take() {
        if (!mine) {
            while (!taken.compareAndSet(false, true)) {
                if (revoked) {
                    // A standing interrupt would not let it sleep.
                    Thread.interrupted();
                    LockSupport.park();
                } else {
                    LockSupport.parkNanos(RETRY_NS);
                }
            }
            mine = true;
        }
    }

    /** Acquisition thread: gives the turn back before it waits. */
    void give() {
        if (mine) {
            mine = false;
            taken.setRelease(false);
        }
    }

    /**
     * Whoever closes: takes the turn for good, from a thread that is stuck elsewhere. Should that ever come back, it waits
     * for ever and says nothing any more. False while it has the turn itself.
     */
    boolean revoke() {
        // The watchdog may just be speaking, for a moment.
        for (int attempt = 0; attempt < REVOKING_ATTEMPTS && !revoked; attempt++) {
            if (taken.compareAndSet(false, true)) {
                revoked = true;
            } else {
                LockSupport.parkNanos(RETRY_NS);
            }
        }
        return revoked;
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
