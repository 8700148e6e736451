package org.myodose.acquisition.sizing;

import java.util.List;
import org.myodose.acquisition.Circuit;
import org.myodose.acquisition.ForceCurve;

/**
 * From a force to a count, and back by the curve that a calibration of such a chain would find. All without noise. Immutable.
 *
 * @param sensor the part
 * @param converter the part
 * @param frontEnd between them
 * @param ohms its resistor; 1 where it has none
 * @param sensitivity µS/N, or mV/V at the end of the range: the part's own, or as measured
 */
public record Chain(SensorPart sensor, ConverterPart converter, FrontEnd frontEnd, double ohms, double sensitivity) {

    private static final double MILLI = 1e-3;
    private static final double MICRO = 1e-6;

    /** Counts for a force, as a real number; not more than the converter or the amplifier can give. */
    public double countsAt(double newtons) {
        double share = voltsAt(newtons) / converter.referenceVolts();
        return converter.largestCount() * Math.clamp(share, 0, highestShare());
    }

    private double highestShare() {
        return frontEnd == FrontEnd.BRIDGE || frontEnd == FrontEnd.DIVIDER ? 1 : FrontEnd.RAIL_SHARE;
    }

    private double voltsAt(double newtons) {
        double gain = ohms * sensitivity * MICRO * newtons;
        return switch (frontEnd) {
            case DIVIDER -> converter.referenceVolts() * gain / (1 + gain);
            case INVERTING_AMPLIFIER -> FrontEnd.DRIVING_VOLTS * gain;
            case SINGLE_SUPPLY_AMPLIFIER -> FrontEnd.DRIVING_VOLTS * (1 + gain);
            // A volt of excitation for each: cell and converter share it.
            case BRIDGE -> sensitivity * MILLI * newtons / sensor.rangeNewtons();
        };
    }

    /** The curve by which a calibration would tell force from counts. */
    public ForceCurve curve() {
        double most = converter.largestCount();
        double volts = converter.referenceVolts();
        return switch (frontEnd) {
            case DIVIDER -> proportional(new Circuit.Divider(most, volts, volts, ohms), 0);
            case INVERTING_AMPLIFIER ->
                proportional(new Circuit.InvertingAmplifier(most, volts, FrontEnd.DRIVING_VOLTS, ohms), 0);
            case SINGLE_SUPPLY_AMPLIFIER ->
                proportional(
                        new Circuit.InvertingAmplifier(most, volts, FrontEnd.DRIVING_VOLTS, ohms), 1 / (ohms * MICRO));
            case BRIDGE -> new ForceCurve.Linear(sensor.rangeNewtons() * volts, most * sensitivity * MILLI, 0);
        };
    }

    /** Force in proportion to the conductance, of which so many microsiemens are there without any. */
    private ForceCurve proportional(Circuit circuit, double microsiemensAtRest) {
        return new ForceCurve.Polynomial(circuit, List.of(-microsiemensAtRest / sensitivity, 1 / sensitivity));
    }

    /** What one count makes in newtons, at a force. */
    public double stepNewtonsAt(double newtons) {
        ForceCurve curve = curve();
        double counts = Math.min(countsAt(newtons), converter.largestCount() - 2);
        return curve.forceAt(counts + 1) - curve.forceAt(counts);
    }

    /** One standard deviation of a single reading, by the converter's noise and its steps. */
    public double noiseNewtonsAt(double newtons) {
        double counts = StrictMath.hypot(converter.noiseCounts(), 1 / StrictMath.sqrt(12));
        return counts * stepNewtonsAt(newtons);
    }

    /** The smallest change that a single reading tells: two standard deviations, or a step where that is more. */
    public double resolutionNewtonsAt(double newtons) {
        return Math.max(stepNewtonsAt(newtons), 2 * noiseNewtonsAt(newtons));
    }

    /** The force at which the last count, or the amplifier's end, is reached; infinite for a divider, which has none. */
    public double saturationNewtons() {
        return switch (frontEnd) {
            case DIVIDER -> Double.POSITIVE_INFINITY;
            default -> curve().forceAt(converter.largestCount() * highestShare());
        };
    }
}
