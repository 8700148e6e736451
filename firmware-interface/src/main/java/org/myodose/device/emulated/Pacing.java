package org.myodose.device.emulated;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How an emulated device's time passes for whoever waits for its bytes.
 *
 * <p>Threading: one thread asks and waits; any thread may wake it.
 */
public interface Pacing {

    /** Never: wait until woken. */
    long NEVER = Long.MAX_VALUE;

    /** Device time in microseconds since this pacing was made; never runs backwards. */
    long nowMicros();

    /** Returns when that device time has come or the waiter was woken, whichever is first; may return early. */
    void await(long dueMicros);

    /** Frees whoever waits, or lets the next wait return at once. */
    void wake();

    /** Real time, times {@code speed}. */
    static Pacing realTime(double speed) {
        return realTime(speed, System::nanoTime);
    }

    /**
     * Real time by the given monotonic clock in nanoseconds, times {@code speed}.
     *
     * @throws IllegalArgumentException for a speed outside 0.01 to 10000
     */
    static Pacing realTime(double speed, LongSupplier nanoClock) {
        if (!(speed >= 0.01 && speed <= 10_000)) {
            throw new IllegalArgumentException(
                    "A speed of " + speed + " is not possible: give a factor between 0.01 and 10000; 1 is real time.");
        }
        long startNs = nanoClock.getAsLong();
        AtomicReference<@Nullable Thread> waiter = new AtomicReference<>();
        return new Pacing() {
            @Override
            public long nowMicros() {
                return (long) ((nanoClock.getAsLong() - startNs) / 1000.0 * speed);
            }

            @Override
            public void await(long dueMicros) {
                if (!Thread.currentThread().equals(waiter.get())) {
                    // Whoever woke before this thread was known woke nobody: look again before sleeping.
                    waiter.set(Thread.currentThread());
                    return;
                }
                if (dueMicros == NEVER) {
                    LockSupport.park(this);
                    return;
                }
                long aheadMicros = dueMicros - nowMicros();
                if (aheadMicros > 0) {
                    // A microsecond more than needed saves a second wait when the division rounds down.
                    LockSupport.parkNanos(this, (long) Math.ceil(aheadMicros * 1000.0 / speed));
                }
            }

            @Override
            public void wake() {
                LockSupport.unpark(waiter.get());
            }
        };
    }

    /** Waiting takes no time at all: device time jumps to whatever is waited for. For tests, and for work done at once. */
    static Pacing immediate() {
        return new Pacing() {
            private long now;

            @Override
            public long nowMicros() {
                return now;
            }

            @Override
            public void await(long dueMicros) {
                if (dueMicros == NEVER) {
                    LockSupport.parkNanos(this, 1_000_000);
                } else {
                    now = Math.max(now, dueMicros);
                }
            }

            @Override
            public void wake() {
                // Nobody waits.
            }
        };
    }
}
