package org.myodose.acquisition.clock;

/** Mean and standard deviation of a run of figures, by Welford's updates. Not thread-safe. */
final class MeanAndDeviation {

    private long count;
    private double mean;
    private double squares;

    void clear() {
        count = 0;
        mean = 0;
        squares = 0;
    }

    void add(double figure) {
        count++;
        double before = figure - mean;
        mean += before / count;
        squares += before * (figure - mean);
    }

    long count() {
        return count;
    }

    /** NaN of nothing. */
    double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /** Of the figures themselves, not an estimate for more; NaN of nothing. */
    double deviation() {
        return count == 0 ? Double.NaN : Math.sqrt(squares / count);
    }
}
