package org.myodose.acquisition.fitting;

import java.util.OptionalDouble;

/**
 * Waits until one channel reads steadily under a load: three blocks in a row whose means lie within a band of one count,
 * half a percent of the channel's distance from zero load, or six standard errors, whichever is most. The half percent lets
 * a creeping sensor pass after some seconds (5 % a decade is 0.3 % from second 10 to 11.5). Design defaults. Time is the
 * device's; not thread-safe.
 */
public final class SteadyReading {

    private static final int BLOCKS = 3;
    private static final double SHARE = 0.005;
    private static final double SIGMAS = 6;

    /** From one block to the next a creeping load moves far less than this, and a load that is laid on far more. */
    private static final double CHANGE_SHARE = 0.02;

    private static final double LEAST_CHANGE_COUNTS = 5;

    private final int channel;
    private final double zeroCounts;
    private final double[] means = new double[BLOCKS];
    private double beforeChange;
    private boolean changed;
    private int seen;

    private SteadyReading(int channel, double zeroCounts, double beforeChange, boolean changed) {
        this.channel = channel;
        this.zeroCounts = zeroCounts;
        this.beforeChange = beforeChange;
        this.changed = changed;
    }

    /** Waits for whatever is on the sensor now. {@code zeroCounts}: without load, or NaN where that is being read. */
    public static SteadyReading of(int channel, double zeroCounts) {
        return new SteadyReading(channel, zeroCounts, Double.NaN, true);
    }

    /** Waits until the reading leaps away from {@code counts}, which it may leave slowly by creep, and comes to rest. */
    public static SteadyReading afterChangeFrom(double counts, int channel, double zeroCounts) {
        return new SteadyReading(channel, zeroCounts, counts, false);
    }

    /** Whether the load that is waited for lies there. */
    public boolean hasChanged() {
        return changed;
    }

    /** Takes the next block; the mean of the steady ones once there are enough. */
    public OptionalDouble accept(CountBlock block) {
        double mean = block.meanCounts().get(channel);
        follow(mean);
        if (!changed) {
            return OptionalDouble.empty();
        }
        means[seen % BLOCKS] = mean;
        seen++;
        return seen < BLOCKS
                ? OptionalDouble.empty()
                : steady(SIGMAS * block.standardErrors().get(channel));
    }

    private void follow(double mean) {
        if (!changed) {
            double share = CHANGE_SHARE * Math.abs(beforeChange - zeroCounts);
            changed = Math.abs(mean - beforeChange) > Math.max(LEAST_CHANGE_COUNTS, share);
            beforeChange = mean;
        }
    }

    private OptionalDouble steady(double noise) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (double mean : means) {
            lowest = Math.min(lowest, mean);
            highest = Math.max(highest, mean);
            sum += mean;
        }
        double mean = sum / BLOCKS;
        double distance = Double.isNaN(zeroCounts) ? 0 : Math.abs(mean - zeroCounts);
        double band = Math.max(Math.max(1, SHARE * distance), noise);
        return highest - lowest <= band ? OptionalDouble.of(mean) : OptionalDouble.empty();
    }
}
