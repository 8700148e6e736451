package org.myodose.analysis.report;

import static org.myodose.analysis.prescription.Figures.plain;

import java.util.ArrayList;
import java.util.List;
import org.myodose.device.ForceUnit;

/**
 * Looks at the unfiltered total for what makes a whole signal doubtful: that it never moves, that it goes down instead of up, that
 * its top is cut off. Confined to one thread; allocates nothing per sample.
 */
final class SignalDoubts {

    /** Ours: so many samples at the very largest figure, one after the other, no hand leaves alone. */
    private static final int FLAT_SAMPLES = 100;

    private static final double FLAT_SECONDS = 1;

    private long samples;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private int run;
    private long runSinceMicros;
    private int longestRun;
    private long longestMicros;

    void sample(long timeMicros, double force) {
        if (!Double.isFinite(force)) {
            return;
        }
        samples++;
        lowest = Math.min(lowest, force);
        if (force > highest) {
            highest = force;
            run = 0;
            longestRun = 0;
            longestMicros = 0;
        }
        if (force == highest) {
            runSinceMicros = run == 0 ? timeMicros : runSinceMicros;
            run++;
            longestRun = Math.max(longestRun, run);
            longestMicros = Math.max(longestMicros, timeMicros - runSinceMicros);
        } else {
            run = 0;
        }
    }

    /** One sentence for each; none of a signal that is in order. */
    List<String> sentences(ForceUnit unit) {
        List<String> doubts = new ArrayList<>();
        String symbol = " " + unit.symbol();
        if (samples > 1 && lowest == highest) {
            doubts.add("The force is " + plain(highest) + symbol
                    + " throughout: nothing pressed, or the sensor is stuck or not connected. Check it.");
            return doubts;
        }
        // Bare counts may well count downwards.
        if (unit.isForce() && -lowest > highest && lowest < 0) {
            doubts.add("The force goes down to " + plain(lowest) + symbol + " and up to " + plain(highest) + symbol
                    + " only: presses are looked for upwards, so turn the sensor's sign, or take its zero unloaded.");
        }
        if (longestRun >= FLAT_SAMPLES && longestMicros >= FLAT_SECONDS * 1e6 && highest > 0 && highest > -lowest) {
            doubts.add(
                    "The force stands at its very largest, " + plain(highest) + symbol + ", for "
                            + plain(longestMicros * 1e-6)
                            + " s without moving at all: it is probably clipped, and no steady hold. The true force may have been higher.");
        }
        return doubts;
    }
}
