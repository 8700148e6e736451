package org.myodose.acquisition;

/**
 * What makes a single sample of one channel doubtful. Several may hold at once, so a sample carries them as a set of bits in
 * {@link ForceSample#channelFlags}.
 */
public enum ChannelFlag {
    /** The sensor no longer answers to more force: the true force is this or more. */
    SATURATED,
    /** The sensor does not yet answer: the true force lies between nothing and the edge of its dead zone. */
    DEAD_ZONE,
    /** The count lies outside those that were calibrated, so the force is a straight continuation of the curve. */
    EXTRAPOLATED,
    /** The converter cannot give such a count: something between it and here is wrong. */
    COUNT_OUT_OF_RANGE,
    /** The count has stood still for seconds where it never did before: the sensor or its wires may be broken. */
    STUCK;

    private final int bit = 1 << ordinal();

    public int bit() {
        return bit;
    }

    /** Whether this flag is one of {@code flags}. */
    public boolean isIn(int flags) {
        return (flags & bit) != 0;
    }
}
