package org.myodose.acquisition.latency;

/**
 * Numbers durations from 0 up so that each number stands for those that agree to three significant digits: every one up to
 * 2048 by itself, and beyond 1024 numbers for each doubling.
 */
final class DurationBuckets {

    private static final int DIGITS = 10;
    private static final int PER_DOUBLING = 1 << DIGITS;

    private DurationBuckets() {}

    /** Number of a duration that is not negative. */
    static int of(long duration) {
        int coarser = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(duration) - (DIGITS + 1));
        return coarser * PER_DOUBLING + (int) (duration >>> coarser);
    }

    /** The middle of the durations that have that number. */
    static long middle(int number) {
        int coarser = Math.max(0, number / PER_DOUBLING - 1);
        long shortest = (long) (number - coarser * PER_DOUBLING) << coarser;
        return shortest + (1L << coarser) / 2;
    }
}
