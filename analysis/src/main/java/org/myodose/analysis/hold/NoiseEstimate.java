package org.myodose.analysis.hold;

/**
 * How much the force scatters from one moment to the next, and not how it wanders: the variance inside short stretches of time
 * ("bins") plus that of the second difference of their means, which a slow drift or ramp hardly touches. Constant memory,
 * confined to one thread.
 */
final class NoiseEstimate {

    private static final long BIN_MICROS = 50_000;
    private static final double TAU_BINS = 80;
    /** A wild value counts as no more than this many standard deviations, once there is something to compare with. */
    private static final double CLIP_VARIANCES = 16;

    private static final int CLIP_AFTER_BINS = 6;
    private static final double PEAK_VARIANCES = 9;
    /** Var(a − 2b + c) = 6 σ² for independent a, b, c. */
    private static final double SECOND_DIFFERENCE_VARIANCE = 6;

    private double variance;
    /** Kept, because it is asked for at every sample and changes once a bin. */
    private double deviation;

    private int bins;
    private long firstMicros;
    private int count;
    private double mean;
    private double sumSquares;
    private int chain;
    private double lastMean;
    private double beforeLastMean;

    void forget() {
        variance = 0;
        deviation = 0;
        bins = 0;
        interrupt();
    }

    /** What comes next does not follow on what came before. */
    void interrupt() {
        count = 0;
        chain = 0;
    }

    double variance() {
        return variance;
    }

    /** The square root of the variance. */
    double deviation() {
        return deviation;
    }

    void add(long timeMicros, double force) {
        if (count > 0 && timeMicros - firstMicros >= BIN_MICROS) {
            closeBin();
        }
        if (count == 0) {
            firstMicros = timeMicros;
            mean = 0;
            sumSquares = 0;
        }
        count++;
        double before = force - mean;
        mean += before / count;
        sumSquares += before * (force - mean);
    }

    private void closeBin() {
        if (chain >= 2) {
            double secondDifference = mean - 2 * lastMean + beforeLastMean;
            double within = count > 1 ? sumSquares / (count - 1) : 0;
            learn(secondDifference * secondDifference / SECOND_DIFFERENCE_VARIANCE + within);
        }
        beforeLastMean = lastMean;
        lastMean = mean;
        chain++;
        count = 0;
    }

    /** A peak of noise lies at about three standard deviations. */
    void learnPeak(double height) {
        learn(height * height / PEAK_VARIANCES);
    }

    private void learn(double sample) {
        boolean clip = bins >= CLIP_AFTER_BINS && variance > 0;
        double clipped = clip ? Math.min(sample, CLIP_VARIANCES * variance) : sample;
        bins++;
        variance += (clipped - variance) / Math.min(bins, TAU_BINS);
        deviation = Math.sqrt(variance);
    }
}
