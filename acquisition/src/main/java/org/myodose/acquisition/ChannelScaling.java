package org.myodose.acquisition;

/**
 * How a channel's counts become force: force = count · {@code forceSpan} / {@code countSpan} + {@code offset} −
 * {@code zero}, evaluated in that order, so that anyone can recompute a recording to the last bit.
 *
 * @param forceSpan force that {@code countSpan} counts amount to, in the signal's unit
 * @param countSpan counts; never 0
 * @param offset force at count 0 by calibration
 * @param zero force that the last tare took as zero; 0 before the first
 * @param provenance where the scaling comes from, in words
 */
public record ChannelScaling(double forceSpan, double countSpan, double offset, double zero, String provenance) {

    public ChannelScaling {
        if (!Double.isFinite(forceSpan / countSpan) || !Double.isFinite(offset) || !Double.isFinite(zero)) {
            throw new IllegalArgumentException("a scaling needs finite figures and a count span other than 0, not "
                    + forceSpan + " / " + countSpan + " + " + offset + " − " + zero);
        }
    }

    /** The same scaling with another zero. */
    public ChannelScaling withZero(double newZero) {
        return new ChannelScaling(forceSpan, countSpan, offset, newZero, provenance);
    }
}
