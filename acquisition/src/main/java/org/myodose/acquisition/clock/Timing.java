package org.myodose.acquisition.clock;

/**
 * What is known of a device's clock and of how evenly it samples. A figure that is not known is NaN.
 *
 * @param timeMicros device time, since the first scan, at which this held
 * @param offsetNs host monotonic clock less device time, at that time
 * @param driftPpm by how much the device's clock runs faster than the host's
 * @param uncertaintyNs how far a measured time may be from the truth
 * @param roundTripMicros shortest way to the device and back; NaN while no PING was answered
 * @param replies PINGs answered since the device's clock began
 * @param rateHz scans per second of the host's clock, over the last second or eight scans, gaps and losses left out
 * @param jitterMicros standard deviation of the time between scans, by the device's clock
 * @param delayMicros mean time from measurement to arrival
 * @param delayJitterMicros standard deviation of that time
 */
public record Timing(
        long timeMicros,
        long offsetNs,
        double driftPpm,
        long uncertaintyNs,
        double roundTripMicros,
        long replies,
        double rateHz,
        double jitterMicros,
        double delayMicros,
        double delayJitterMicros) {}
