package org.myodose.acquisition;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for another thread, as long as it takes and never longer than a bound that only a failure reaches. */
public final class Await {

    private static final long BOUND_NS = TimeUnit.SECONDS.toNanos(50);

    private static final long LOOK_NS = 100_000;

    private Await() {}

    public static void until(String expectation, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > BOUND_NS) {
                throw new AssertionError("never came true: " + expectation);
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }
}
