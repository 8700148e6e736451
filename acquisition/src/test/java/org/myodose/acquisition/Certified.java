package org.myodose.acquisition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.myodose.acquisition.calibration.Scalings;
import org.myodose.acquisition.calibration.SignalScaling;
import org.myodose.device.ForceUnit;

/** Scalings of devices that were calibrated with known loads, a held one among them. */
public final class Certified {

    public static final FitFigures FIT = new FitFigures(10, 0, 100, 0.1, 0.2, 0.1, 2, 0.1);

    private Certified() {}

    /** A straight line of so many counts a newton, with a certificate that has these figures. */
    public static ChannelScaling channel(double countsPerNewton, FitFigures fit, CreepFigures creep) {
        LocalDate day = LocalDate.of(2026, 11, 21);
        CalibrationCertificate certificate = new CalibrationCertificate(
                new SensorId("S-1", "a"), day, day.plusYears(1), List.of(0.0, 10.0), fit, Optional.of(creep), "a test");
        return new ChannelScaling(
                new ForceCurve.Linear(1, countsPerNewton, 0),
                CountLimits.UNKNOWN,
                0,
                "a test",
                Optional.of(certificate));
    }

    /** Every channel of every device alike. */
    public static Scalings everywhere(ChannelScaling channel) {
        return device -> new SignalScaling(
                ForceUnit.NEWTONS,
                Stream.generate(() -> channel).limit(device.channels().size()).collect(Collectors.toList()));
    }
}
