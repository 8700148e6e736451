package org.myodose.acquisition.clock;

/**
 * What counts as a gap in the data: an interval between two scans, by the device's clock, longer than ten nominal periods
 * (but at most 1 s), longer than three of them, and longer than 250 ms.
 *
 * <p>Ten periods let slow devices stall: a real 10 Hz hand-grip log jitters up to 2.5 periods and stalls three times for 5 to
 * 7 (0.71 s), once in the middle of a 241 s hold that plainly goes on. A second is the shortest hold of interest, so no
 * longer silence is passed over, unless the device is so slow that three periods last longer. 250 ms let fast devices lose a
 * few frames. Frames lost within the limit are counted by the link but are no gap.
 */
public final class GapRule {

    private static final long STALLED_PERIODS = 10;
    private static final long JITTER_PERIODS = 3;
    private static final long LONGEST_STALL_MICROS = 1_000_000;
    private static final long SHORTEST_GAP_MICROS = 250_000;

    private GapRule() {}

    /** The longest interval, in microseconds, that is not yet a gap for a device of that nominal rate. */
    public static long longestIntervalMicros(long rateMilliHertz) {
        long stall = Math.min(STALLED_PERIODS * 1_000_000_000L / rateMilliHertz, LONGEST_STALL_MICROS);
        long jitter = JITTER_PERIODS * 1_000_000_000L / rateMilliHertz;
        return Math.max(Math.max(stall, jitter), SHORTEST_GAP_MICROS);
    }
}
