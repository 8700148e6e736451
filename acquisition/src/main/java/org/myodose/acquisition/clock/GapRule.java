package org.myodose.acquisition.clock;

/**
 * What counts as a gap in the data: an interval between two scans, by the device's clock, longer than three nominal periods
 * and longer than 250 ms.
 *
 * <p>Three periods let slow devices jitter: a real 10 Hz hand-grip log jitters up to 2.5 periods (247 ms), and its three
 * true holes are 5 to 7 periods long. 250 ms let fast devices lose a few frames: that is far shorter than the 1 s that the
 * shortest hold of interest lasts. Frames lost within the limit are counted by the link but are no gap.
 */
public final class GapRule {

    private static final long PERIODS = 3;
    private static final long SHORTEST_GAP_MICROS = 250_000;

    private GapRule() {}

    /** The longest interval, in microseconds, that is not yet a gap for a device of that nominal rate. */
    public static long longestIntervalMicros(long rateMilliHertz) {
        return Math.max(PERIODS * 1_000_000_000L / rateMilliHertz, SHORTEST_GAP_MICROS);
    }
}
