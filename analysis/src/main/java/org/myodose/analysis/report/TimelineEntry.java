package org.myodose.analysis.report;

import org.myodose.analysis.hold.Hold;

/**
 * A hold among those of all devices. Times are seconds from the first sample of any device, on the recording computer's clock.
 *
 * @param hold with the times of its own device's clock
 * @param uncertaintySeconds how far the two times may be from the truth, by what was known when they were recorded
 */
public record TimelineEntry(
        DeviceReport device, Hold hold, double onsetSeconds, double releaseSeconds, double uncertaintySeconds) {}
