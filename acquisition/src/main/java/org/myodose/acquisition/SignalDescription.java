package org.myodose.acquisition;

import org.myodose.device.ForceUnit;

/**
 * What the force figures of a device mean, and what was done to them.
 *
 * @param forceUnit unit of every force figure that follows
 * @param rateMilliHertz nominal scan rate
 * @param filterDelaySeconds by how much the low-pass delays the total force; 0 where it is bypassed
 * @param filter the filter in words, for provenance
 */
public record SignalDescription(ForceUnit forceUnit, long rateMilliHertz, double filterDelaySeconds, String filter) {}
