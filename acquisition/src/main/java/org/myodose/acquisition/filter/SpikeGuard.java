package org.myodose.acquisition.filter;

/** Running median of three: a single wild sample never comes through. Delays by one sample. Allocates nothing. */
final class SpikeGuard {

    private double previous;
    private double beforePrevious;

    /** Starts as if {@code value} had always been there. */
    void settle(double value) {
        previous = value;
        beforePrevious = value;
    }

    double apply(double value) {
        double low = Math.min(beforePrevious, previous);
        double high = Math.max(beforePrevious, previous);
        beforePrevious = previous;
        previous = value;
        return Math.max(low, Math.min(high, value));
    }
}
