package org.myodose.device.wire;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Calls back at a steady pace. Injected, so that tests of time-outs need no time. */
@FunctionalInterface
public interface Pacer {

    /** Calls {@code beat} at once and then every {@code period}, on one thread of its own, until stopped. */
    Beating start(Duration period, Runnable beat);

    /** A pace that was started. */
    @FunctionalInterface
    interface Beating extends AutoCloseable {
        /** Ends the pace; a beat under way may still finish. */
        @Override
        void close();
    }

    /** Real time, on a daemon thread that lives until the pace is stopped. */
    static Pacer realTime() {
        return (period, beat) -> {
            ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task ->
                    Thread.ofPlatform().daemon().name("device-handshake").unstarted(task));
            ScheduledFuture<?> beats = thread.scheduleAtFixedRate(beat, 0, period.toNanos(), TimeUnit.NANOSECONDS);
            return () -> {
                beats.cancel(false);
                thread.shutdown();
            };
        };
    }
}
