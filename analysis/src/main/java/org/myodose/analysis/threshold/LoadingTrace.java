package org.myodose.analysis.threshold;

/**
 * Force against time of one loading, in room that is taken once: when it is full, every second sample is left out, and so on from
 * there. Confined to one thread; allocates nothing after construction, but for the fit at the end.
 */
final class LoadingTrace {

    private static final int ROOM = 8192;
    private static final int FEWEST_SAMPLES = 5;
    private static final double SECONDS_PER_MICRO = 1e-6;

    private final long[] micros = new long[ROOM];
    private final double[] newtons = new double[ROOM];
    private int size;
    private int stride;
    private int untilNext;

    void restart() {
        size = 0;
        stride = 1;
        untilNext = 0;
    }

    void add(long timeMicros, double force) {
        if (untilNext > 0) {
            untilNext--;
            return;
        }
        if (size == ROOM) {
            thin();
        }
        micros[size] = timeMicros;
        newtons[size] = force;
        size++;
        untilNext = stride - 1;
    }

    private void thin() {
        size = ROOM / 2;
        for (int index = 0; index < size; index++) {
            micros[index] = micros[2 * index];
            newtons[index] = newtons[2 * index];
        }
        stride *= 2;
    }

    /** Straight between the samples beside it, and level beyond the ends. */
    double forceAt(long timeMicros) {
        int after = firstAfter(timeMicros);
        if (after == 0) {
            return newtons[0];
        }
        if (after == size) {
            return newtons[size - 1];
        }
        double share = (double) (timeMicros - micros[after - 1]) / (micros[after] - micros[after - 1]);
        return newtons[after - 1] + share * (newtons[after] - newtons[after - 1]);
    }

    private int firstAfter(long timeMicros) {
        int index = size;
        while (index > 0 && micros[index - 1] > timeMicros) {
            index--;
        }
        return index;
    }

    /** Slope of the last {@code spanMicros}, in newtons a second; NaN while there is less than half of that. */
    double slopeOfLast(long spanMicros) {
        if (size == 0 || micros[size - 1] - micros[0] < spanMicros / 2) {
            return Double.NaN;
        }
        return slope(firstAfter(micros[size - 1] - spanMicros), size);
    }

    /** The line from where the force first reached the low mark to {@code untilMicros}. */
    LoadingFit fit(double lowMark, double highMark, long untilMicros, double target) {
        int to = firstAfter(untilMicros);
        int from = 0;
        while (from < to && newtons[from] < lowMark) {
            from++;
        }
        int samples = to - from;
        double slope = samples < FEWEST_SAMPLES ? Double.NaN : slope(from, to);
        return new LoadingFit(
                lowMark,
                highMark,
                samples,
                slope,
                (slope - target) / target,
                rootMeanSquare(from, to, slope) / (highMark - lowMark));
    }

    private double slope(int from, int to) {
        double meanSeconds = meanSeconds(from, to);
        double meanNewtons = meanNewtons(from, to);
        double both = 0;
        double squares = 0;
        for (int index = from; index < to; index++) {
            double seconds = seconds(index, from) - meanSeconds;
            both += seconds * (newtons[index] - meanNewtons);
            squares += seconds * seconds;
        }
        return both / squares;
    }

    private double rootMeanSquare(int from, int to, double slope) {
        double meanSeconds = meanSeconds(from, to);
        double meanNewtons = meanNewtons(from, to);
        double squares = 0;
        for (int index = from; index < to; index++) {
            double off = newtons[index] - meanNewtons - slope * (seconds(index, from) - meanSeconds);
            squares += off * off;
        }
        return Math.sqrt(squares / (to - from));
    }

    private double meanSeconds(int from, int to) {
        double sum = 0;
        for (int index = from; index < to; index++) {
            sum += seconds(index, from);
        }
        return sum / (to - from);
    }

    private double meanNewtons(int from, int to) {
        double sum = 0;
        for (int index = from; index < to; index++) {
            sum += newtons[index];
        }
        return sum / (to - from);
    }

    private double seconds(int index, int from) {
        return (micros[index] - micros[from]) * SECONDS_PER_MICRO;
    }
}
