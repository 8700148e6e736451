package org.myodose.analysis.score;

/**
 * Force over time, in newtons and seconds; times run upwards. The arrays are not copied.
 *
 * @param seconds when
 * @param newtons how much, as many as there are times
 */
@SuppressWarnings("ArrayRecordComponent") // Long, and never compared.
public record ForceTrace(double[] seconds, double[] newtons) {

    public ForceTrace {
        if (seconds.length != newtons.length) {
            throw new IllegalArgumentException(
                    "a trace of " + newtons.length + " forces needs as many times, not " + seconds.length);
        }
    }

    /** The force at some time, on the straight line between its neighbours; 0 before the first sample and after the last. */
    double at(double second) {
        int after = firstAfter(second);
        if (after == 0 || after == seconds.length) {
            return after > 0 && seconds[after - 1] == second ? newtons[after - 1] : 0;
        }
        double share = (second - seconds[after - 1]) / (seconds[after] - seconds[after - 1]);
        return newtons[after - 1] + share * (newtons[after] - newtons[after - 1]);
    }

    private int firstAfter(double second) {
        int low = 0;
        int high = seconds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (seconds[middle] <= second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
