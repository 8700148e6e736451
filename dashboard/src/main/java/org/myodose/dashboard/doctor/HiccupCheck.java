package org.myodose.dashboard.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * How late a thread wakes that wants to sleep for a millisecond: what the scheduler, other programs and a host machine do to
 * every scan, whatever Myodose does. Takes about a second.
 */
record HiccupCheck(LongSupplier nanoClock, LongConsumer sleepNanos) implements Check {

    private static final String ABOUT = "hiccups";
    private static final int SLEEPS = 800;
    private static final long SLEEP_NS = 1_000_000;

    @Override
    public List<Finding> look(Machine machine) {
        double[] lateMillis = new double[SLEEPS];
        for (int i = 0; i < SLEEPS; i++) {
            long before = nanoClock.getAsLong();
            sleepNanos.accept(SLEEP_NS);
            lateMillis[i] = (nanoClock.getAsLong() - before - SLEEP_NS) / 1e6;
        }
        Arrays.sort(lateMillis);
        return List.of(judged(lateMillis[SLEEPS * 99 / 100], lateMillis[SLEEPS - 1]));
    }

    /** Feedback is wanted within 50 ms of the sensor, and 2 ms of it are the software's. */
    private static Finding judged(double p99Millis, double worstMillis) {
        String seen = String.format(
                Locale.ROOT, "A thread wakes %.2f ms late (p99), %.1f ms at worst.", p99Millis, worstMillis);
        Map<String, Object> figures = Map.of("p99Millis", p99Millis, "worstMillis", worstMillis);
        return p99Millis > 2 || worstMillis > 50
                ? Finding.advice(
                        ABOUT,
                        seen + " Something else keeps the processor busy.",
                        "top -o %CPU",
                        "hiccupsLong",
                        figures)
                : Finding.good(ABOUT, seen, "hiccups", figures);
    }
}
