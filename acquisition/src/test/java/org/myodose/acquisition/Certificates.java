package org.myodose.acquisition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Calibrated scalings for tests. */
public final class Certificates {

    public static final LocalDate DATE = LocalDate.of(2026, 11, 21);
    public static final Circuit DIVIDER = new Circuit.Divider(1023, 5, 5, 10_000);

    private Certificates() {}

    public static CalibrationCertificate certificate(String serialNumber, String channel) {
        return new CalibrationCertificate(
                new SensorId(serialNumber, channel),
                DATE,
                DATE.plusMonths(6),
                List.of(0.1, 0.2, 1 / 3.0),
                new FitFigures(24, 0.98, 19.6, 0.11, 0.3, 0.12, 4.5, Double.NaN),
                Optional.of(new CreepFigures(0.031, 0.8, 0.002)),
                "The smallest error.\nAnd \\simple.");
    }

    /** A sensor of a curve, calibrated from 100 to 900 counts, dead below 100 and saturated from 1000. */
    public static ChannelScaling scaling(String serialNumber, String channel, ForceCurve curve) {
        return new ChannelScaling(
                curve,
                new CountLimits(new CountRange(100, 900), new CountRange(-512, 50), new CountRange(1000, 1023)),
                0,
                "for a test",
                Optional.of(certificate(serialNumber, channel)));
    }

    /** Rising curves of every kind. */
    public static List<ForceCurve> curves() {
        return List.of(
                new ForceCurve.Linear(20, 1023, -1 / 3.0),
                new ForceCurve.Power(DIVIDER, 0.013, 1.1),
                new ForceCurve.Polynomial(new Circuit.Direct(), List.of(0.1, 0.01, 1e-5, 1e-9)),
                new ForceCurve.Polynomial(new Circuit.InvertingAmplifier(4095, 3.3, 1.2, 47_000), List.of(0.0, 0.7)),
                new ForceCurve.PiecewiseLinear(
                        DIVIDER,
                        List.of(
                                new ForceCurve.PiecewiseLinear.Knot(0, 0),
                                new ForceCurve.PiecewiseLinear.Knot(100, 1 / 3.0),
                                new ForceCurve.PiecewiseLinear.Knot(900, 20))));
    }
}
