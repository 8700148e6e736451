package org.myodose.dashboard.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.myodose.acquisition.CalibrationCertificate;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.Circuit;
import org.myodose.acquisition.CreepFigures;
import org.myodose.acquisition.SensorId;
import org.myodose.acquisition.fitting.CalibrationFit;
import org.myodose.acquisition.fitting.CreepFitter;
import org.myodose.acquisition.fitting.CurveFitter;
import org.myodose.acquisition.fitting.LoadReading;
import org.myodose.dashboard.bench.CalibrationDialogue.HeldCounts;

/** A sensor with the curve that was fitted to it, and the certificate that says so. */
public record Fitted(CalibrationCertificate certificate, CalibrationFit fit) {

    /**
     * What readings of one sensor come to.
     *
     * @param held under the largest load, for creep; none where it was not held
     * @param circuit between sensor and converter
     * @param today when the loads were laid on
     * @throws org.myodose.acquisition.calibration.CalibrationException saying what to do, where no curve fits
     */
    public static Fitted of(
            SensorId sensor,
            List<LoadReading> readings,
            List<HeldCounts> held,
            Circuit circuit,
            LocalDate today,
            int validMonths) {
        CalibrationFit fit = CurveFitter.fit(readings, circuit);
        return new Fitted(
                new CalibrationCertificate(
                        sensor,
                        today,
                        today.plusMonths(validMonths),
                        fit.massesKilograms(),
                        fit.figures(),
                        creep(held, fit),
                        fit.explanation()),
                fit);
    }

    private static Optional<CreepFigures> creep(List<HeldCounts> held, CalibrationFit fit) {
        if (held.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(CreepFitter.fit(held.stream()
                .map(at -> new CreepFitter.HeldForce(at.seconds(), fit.curve().forceAt(at.counts())))
                .toList()));
    }

    /** As a calibration file keeps it. */
    public ChannelScaling scaling() {
        return new ChannelScaling(fit.curve(), fit.limits(), 0, "", Optional.of(certificate));
    }
}
