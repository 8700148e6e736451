package org.myodose.dashboard.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.fitting.LoadReading;

/**
 * Whether a calibration still tells known loads. Relative to what it reads without load now, for a tare would take that off;
 * good within twice its own largest error, 5 % of the load, and 1 % of its range, whichever is most. Design defaults.
 */
public record CalibrationCheck(ChannelScaling scaling, List<LoadReading> readings, LocalDate today) {

    private static final double OF_LOAD = 0.05;
    private static final double OF_RANGE = 0.01;

    /** Of readings whose first is without load. */
    public static CalibrationCheck of(ChannelScaling scaling, List<LoadReading> readings, LocalDate today) {
        return new CalibrationCheck(scaling, readings, today);
    }

    /** What the calibration makes of a reading. */
    public double forceOf(LoadReading reading) {
        return read(reading) - read(readings.getFirst());
    }

    private double read(LoadReading reading) {
        return scaling.forceAt((int) Math.round(reading.counts()));
    }

    /** The largest error. */
    public double worstNewtons() {
        return readings.stream().mapToDouble(this::error).max().orElse(0);
    }

    private double error(LoadReading reading) {
        return Math.abs(forceOf(reading) - reading.newtons());
    }

    private boolean isExpired() {
        return scaling.certificate()
                .map(certificate -> certificate.isExpiredOn(today))
                .orElse(false);
    }

    /** Whether it still holds. */
    public boolean isGood() {
        return !isExpired() && readings.stream().allMatch(this::isTold);
    }

    private boolean isTold(LoadReading reading) {
        double own = scaling.certificate()
                .map(certificate -> Math.max(
                        2 * certificate.fit().maxErrorNewtons(),
                        OF_RANGE * certificate.fit().rangeNewtons()))
                .orElse(0.0);
        return error(reading) <= Math.max(own, OF_LOAD * reading.newtons());
    }

    /** The verdict. */
    public String sentence() {
        String worst = String.format(Locale.ROOT, "its largest error now is %.3g N", worstNewtons());
        if (isGood()) {
            return "The calibration still holds: " + worst + ".";
        }
        return isExpired()
                ? "The calibration has expired (" + worst + "): calibrate the sensor again."
                : "The calibration does not hold any more: " + worst + ". Calibrate the sensor again.";
    }
}
