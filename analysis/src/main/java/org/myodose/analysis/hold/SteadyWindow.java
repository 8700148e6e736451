package org.myodose.analysis.hold;

/**
 * The last half second or so, as at most sixteen short stretches of time ("bins") with their means. Counting in time and not
 * in samples makes it the same at 5 Hz, where a bin is one sample, and at 10 kHz, where tremor and noise average out in it.
 * Constant memory; work is done once per bin. Confined to one thread.
 */
final class SteadyWindow {

    private static final int BINS = 16;
    private static final int BINS_PER_WINDOW = 10;
    private static final long SLOPE_MICROS = 200_000;
    private static final double MICROS_PER_SECOND = 1e6;

    private final long windowMicros;
    private final long binMicros;
    private final PlateauStatistics[] statistics = new PlateauStatistics[BINS];
    private final long[] firstMicros = new long[BINS];
    private final long[] lastMicros = new long[BINS];
    private final double[] firstInBandSeconds = new double[BINS];
    private final double[] impulseAtFirst = new double[BINS];
    /** Index of the bin being filled; counts on for ever, the array index is its remainder. */
    private long current;

    private long oldest;
    private boolean filling;
    private long previousMicros;

    private boolean full;
    private long startBin;
    private double mean;
    private double range;

    SteadyWindow(double seconds) {
        windowMicros = Math.round(seconds * 1e6);
        binMicros = Math.max(1, windowMicros / BINS_PER_WINDOW);
        for (int i = 0; i < BINS; i++) {
            statistics[i] = new PlateauStatistics();
        }
    }

    void clear() {
        current = 0;
        oldest = 0;
        filling = false;
        full = false;
    }

    /** Takes a sample; true when a bin is complete and the window has been looked at anew. */
    boolean add(long timeMicros, double force, double inBandSeconds, double impulse) {
        int bin = (int) (current % BINS);
        long interval = filling || current > oldest ? timeMicros - previousMicros : 0;
        previousMicros = timeMicros;
        if (!filling) {
            statistics[bin].clear();
            firstMicros[bin] = timeMicros;
            firstInBandSeconds[bin] = inBandSeconds;
            impulseAtFirst[bin] = impulse;
            filling = true;
        }
        statistics[bin].add(timeMicros * 1e-6, force, inBandSeconds);
        lastMicros[bin] = timeMicros;
        if (timeMicros + interval - firstMicros[bin] < binMicros) {
            return false;
        }
        look();
        current++;
        oldest = Math.max(oldest, current - (BINS - 1));
        filling = false;
        return true;
    }

    private void look() {
        int newest = (int) (current % BINS);
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        long count = 0;
        full = false;
        for (long i = current; i >= oldest && !full; i--) {
            int bin = (int) (i % BINS);
            double value = statistics[bin].mean();
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
            sum += value * statistics[bin].count();
            count += statistics[bin].count();
            startBin = i;
            full = lastMicros[newest] - firstMicros[bin] >= windowMicros;
        }
        mean = sum / count;
        range = largest - smallest;
    }

    /** Whether the last look saw a whole window whose bins differ by no more than this. */
    boolean steadyWithin(double tolerance) {
        return full && range <= tolerance;
    }

    double mean() {
        return mean;
    }

    /** Mean of the newest bin alone. */
    double newestMean() {
        return statistics[(int) (newest() % BINS)].mean();
    }

    long startMicros() {
        return firstMicros[(int) (startBin % BINS)];
    }

    double impulseAtStart() {
        return impulseAtFirst[(int) (startBin % BINS)];
    }

    /** Average change of force per second over the window last looked at, least squares over its bins. */
    double trend() {
        double meanSeconds = 0;
        int bins = 0;
        for (long i = startBin; i <= newest(); i++) {
            meanSeconds += (middle(i) - startMicros() - meanSeconds) / ++bins;
        }
        double products = 0;
        double squares = 0;
        for (long i = startBin; i <= newest(); i++) {
            double seconds = middle(i) - startMicros() - meanSeconds;
            products += seconds * (statistics[(int) (i % BINS)].mean() - mean);
            squares += seconds * seconds;
        }
        return squares > 0 ? products / squares * MICROS_PER_SECOND : 0;
    }

    /** Leaves out the first bins of the window as long as they differ by more than this from its second half. */
    void trim(double tolerance) {
        long middleBin = (startBin + newest() + 1) / 2;
        double settled = 0;
        int bins = 0;
        for (long i = middleBin; i <= newest(); i++) {
            settled += (statistics[(int) (i % BINS)].mean() - settled) / ++bins;
        }
        while (startBin < middleBin && Math.abs(statistics[(int) (startBin % BINS)].mean() - settled) > tolerance) {
            startBin++;
        }
    }

    /** The bin that was complete when the window was last looked at. */
    private long newest() {
        return current - 1;
    }

    /** The statistics of the window last looked at; to be asked right after {@link #add} said true. */
    void copyInto(PlateauStatistics target) {
        target.clear();
        for (long i = startBin; i < current; i++) {
            target.merge(statistics[(int) (i % BINS)]);
        }
        target.removeInBandSeconds(firstInBandSeconds[(int) (startBin % BINS)]);
    }

    /** Change of force per second over about the last fifth of a second; 0 while there is no such past. */
    double slope() {
        long newest = current - 1;
        if (newest <= oldest) {
            return 0;
        }
        long earlier = newest - 1;
        while (earlier > oldest && middle(newest) - middle(earlier) < SLOPE_MICROS) {
            earlier--;
        }
        double rise = statistics[(int) (newest % BINS)].mean() - statistics[(int) (earlier % BINS)].mean();
        return rise / ((middle(newest) - middle(earlier)) * 1e-6);
    }

    private long middle(long index) {
        int bin = (int) (index % BINS);
        return (firstMicros[bin] + lastMicros[bin]) / 2;
    }
}
