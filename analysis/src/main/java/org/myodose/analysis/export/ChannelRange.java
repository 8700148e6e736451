package org.myodose.analysis.export;

/**
 * Between which figures a channel stays in the whole of a signal. Where there is no sample, counts are 0 and forces NaN.
 *
 * @param lowestForce in the signal's unit, of the samples whose force is finite
 */
public record ChannelRange(int lowestCount, int highestCount, double lowestForce, double highestForce) {}
