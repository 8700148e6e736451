package org.myodose.analysis.threshold;

/**
 * One loading and what it told. Times are on the device's clock, forces above the resting level.
 *
 * @param index 1 for the first
 * @param valid whether it counts; {@code cause} says why, in one sentence
 * @param contactSeconds when contact began
 * @param stopSeconds when the patient pressed, or the reading ended otherwise
 * @param forceNewtons the force at that time, the filter's delay taken out; of a ceiling, the ceiling
 * @param restNewtons the resting level that was taken off
 * @param peakNewtons largest force, which the hand reached before it had reacted
 * @param loading how it was loaded
 */
public record ThresholdReading(
        int index,
        ReadingEnd end,
        boolean valid,
        String cause,
        double contactSeconds,
        double stopSeconds,
        double forceNewtons,
        double restNewtons,
        double peakNewtons,
        LoadingFit loading) {}
