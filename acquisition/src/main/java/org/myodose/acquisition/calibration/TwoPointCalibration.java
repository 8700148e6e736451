package org.myodose.acquisition.calibration;

import java.time.LocalDate;
import org.myodose.acquisition.ChannelScaling;

/**
 * What one sensor's counts mean in newtons, by two known forces and a straight line through them. A falling line is
 * allowed: some circuits count down as force grows.
 *
 * @param serialNumber of the device
 * @param channel name of the channel, as the device calls it
 * @param date when the known forces were applied
 * @param lowCounts counts under the lower force
 * @param lowNewtons the lower force
 * @param highCounts counts under the higher force
 * @param highNewtons the higher force
 */
public record TwoPointCalibration(
        String serialNumber,
        String channel,
        LocalDate date,
        double lowCounts,
        double lowNewtons,
        double highCounts,
        double highNewtons) {

    /** Refuses points that give no line, with one clear sentence. */
    public TwoPointCalibration {
        if (!Double.isFinite(lowCounts)
                || !Double.isFinite(highCounts)
                || !Double.isFinite(lowNewtons)
                || !Double.isFinite(highNewtons)) {
            throw new CalibrationException("The points of channel " + channel + " must be finite numbers.");
        }
        if (lowCounts == highCounts) {
            throw new CalibrationException("Both points of channel " + channel + " have " + lowCounts
                    + " counts: measure two forces that the sensor can tell apart.");
        }
        if (lowNewtons >= highNewtons) {
            throw new CalibrationException("The points of channel " + channel + " must rise in force, but "
                    + highNewtons + " N follows " + lowNewtons + " N.");
        }
    }

    /** The line through both points. */
    public ChannelScaling scaling() {
        double forceSpan = highNewtons - lowNewtons;
        double countSpan = highCounts - lowCounts;
        double offset = lowNewtons - lowCounts * forceSpan / countSpan;
        return new ChannelScaling(forceSpan, countSpan, offset, 0, "two-point calibration of " + date);
    }
}
