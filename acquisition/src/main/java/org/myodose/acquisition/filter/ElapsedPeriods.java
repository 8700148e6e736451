package org.myodose.acquisition.filter;

import java.util.Arrays;

/**
 * How many sampling periods lie before the scan that is now in the middle of the spike guard: one, or more where scans are
 * missing. Intervals are counted on a grid of whole periods, so that jitter of less than half a period, in the sampling or in
 * the time stamps, changes nothing; the grid gives way to a device that is slower or faster than it announced.
 * IrregularSamplingTest measures what this costs. Not thread-safe; allocates nothing per scan.
 */
final class ElapsedPeriods {

    private static final double MILLIHERTZ_MICROS = 1e9;

    /** Shorter intervals, in periods, have no room for a missing scan. */
    private static final double SHORTEST_LOSS = 1.5;

    /** A second at 10 kHz. Longer silences are gaps, after which everything begins anew. */
    private static final int MOST = 10_000;

    private final double periodsPerMicro;

    /** Of the scans that the guard has taken and not yet let through, the oldest first. */
    private final int[] waiting;

    private long lastMicros;

    /** How late the last scan was on the grid, in periods. */
    private double lateness;

    ElapsedPeriods(long rateMilliHertz, int guardDelayScans) {
        periodsPerMicro = rateMilliHertz / MILLIHERTZ_MICROS;
        waiting = new int[guardDelayScans + 1];
    }

    void settle(long timeMicros) {
        lastMicros = timeMicros;
        lateness = 0;
        Arrays.fill(waiting, 1);
    }

    int next(long timeMicros) {
        double interval = (timeMicros - lastMicros) * periodsPerMicro;
        int periods = interval < SHORTEST_LOSS ? 1 : Math.clamp(Math.round(interval + lateness), 1, MOST);
        lateness = Math.clamp(lateness + interval - periods, -0.5, 0.5);
        lastMicros = timeMicros;
        System.arraycopy(waiting, 1, waiting, 0, waiting.length - 1);
        waiting[waiting.length - 1] = periods;
        return waiting[0];
    }
}
