package org.myodose.dashboard.classroom;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a state that stays, at most a minute: says nothing about how fast it comes. */
public final class Await {

    private static final long PATIENCE_NS = 60_000_000_000L;
    private static final long LOOK_NS = 10_000_000L;

    private Await() {}

    /** Fails with what is there instead where the state does not come. */
    public static void until(BooleanSupplier state, Supplier<?> instead) {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        while (!state.getAsBoolean()) {
            if (System.nanoTime() - untilNs > 0) {
                fail("did not come; instead: " + instead.get());
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }
}
