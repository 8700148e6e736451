package org.myodose.analysis.threshold;

/**
 * What the probe shows while nothing presses: the lowest quarter-second mean of the last two seconds, so that a loading that has
 * just begun does not lift it. Confined to one thread; allocates nothing after construction.
 */
final class Rest {

    private static final long BLOCK_MICROS = 250_000;
    private static final int BLOCKS = 8;

    private final double[] means = new double[BLOCKS];
    private int known;
    private int next;
    private long blockEndMicros;
    private double sum;
    private int samples;

    void restart() {
        known = 0;
        next = 0;
        samples = 0;
        sum = 0;
    }

    void add(long timeMicros, double newtons) {
        if (samples == 0) {
            blockEndMicros = timeMicros + BLOCK_MICROS;
        }
        sum += newtons;
        samples++;
        if (timeMicros >= blockEndMicros) {
            means[next] = sum / samples;
            next = (next + 1) % BLOCKS;
            known = Math.min(BLOCKS, known + 1);
            samples = 0;
            sum = 0;
        }
    }

    /** In newtons; NaN before the first quarter of a second. */
    double level() {
        if (known == 0) {
            return Double.NaN;
        }
        double lowest = Double.POSITIVE_INFINITY;
        for (int block = 0; block < known; block++) {
            lowest = Math.min(lowest, means[block]);
        }
        return lowest;
    }
}
