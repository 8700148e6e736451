package org.myodose.acquisition.compensation;

import java.util.Optional;
import org.myodose.acquisition.CalibrationCertificate;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.CountRange;
import org.myodose.acquisition.CreepFigures;
import org.myodose.acquisition.FitFigures;
import org.myodose.device.SensorKind;

/**
 * What is known of one channel's errors, as standard uncertainties (1 σ): of a limit ±a nothing more is known than that all within
 * is as likely, so σ = a/√3 (GUM, JCGM 100:2008, 4.3.7). In newtons, as certificates are. All NaN where the channel has no certificate, or its curve no error.
 *
 * @param own of this channel alone: fit, repeatability, resolution
 * @param hysteresis whichever way the load came; half the loop
 * @param deadZone while the sensor does not answer yet; 0 where it always does
 * @param creep what it is compensated with; k = 0 where only a data sheet is known, empty where nothing is
 * @param creepPerDecade left in the force by an error of k, per force and decade
 * @param creepMeasured whether that is the sensor's own; a data sheet errs for all its sensors alike
 * @param unknownPerDecade left by loads that were never seen, per force and decade
 */
record ErrorBudget(
        double own,
        double hysteresis,
        double deadZone,
        Optional<CreepFigures> creep,
        double creepPerDecade,
        boolean creepMeasured,
        double unknownPerDecade) {

    private static final double HALF_WIDTHS_PER_SIGMA = StrictMath.sqrt(3);
    private static final int MOST_STEPS = 4096;

    private static final ErrorBudget UNKNOWN =
            new ErrorBudget(Double.NaN, Double.NaN, Double.NaN, Optional.empty(), Double.NaN, false, Double.NaN);

    static ErrorBudget of(SensorKind kind, ChannelScaling scaling) {
        return scaling.certificate()
                .map(certificate -> of(kind, scaling, certificate))
                .orElse(UNKNOWN);
    }

    private static ErrorBudget of(SensorKind kind, ChannelScaling scaling, CalibrationCertificate certificate) {
        FitFigures fit = certificate.fit();
        double fitNewtons = larger(fit.rmseNewtons(), fit.crossValidatedNewtons());
        double own = StrictMath.sqrt(square(fitNewtons)
                + square(knownOr0(fit.repeatabilityNewtons()))
                + square(largestStep(scaling) / 2 / HALF_WIDTHS_PER_SIGMA));
        double loop = knownOr0(fit.hysteresisPercent()) / 100 * fit.rangeNewtons();
        double limit = DataSheetCreep.limitPerDecade(kind);
        Optional<CreepFigures> measured = certificate.creep();
        return new ErrorBudget(
                own,
                loop / 2 / HALF_WIDTHS_PER_SIGMA,
                deadZoneEdge(scaling) / HALF_WIDTHS_PER_SIGMA,
                measured.isPresent() || Double.isNaN(limit)
                        ? measured
                        : Optional.of(new CreepFigures(0, DataSheetCreep.TAU_SECONDS, Double.NaN)),
                perDecade(measured, limit),
                measured.isPresent() && !Double.isNaN(measured.get().kStandardError()),
                Math.abs(measured.map(CreepFigures::k).orElse(knownOr0(limit))) / 2 / HALF_WIDTHS_PER_SIGMA);
    }

    /** A k without a standard error is no better than the data sheet; without one either, nobody knows how good it is. */
    private static double perDecade(Optional<CreepFigures> measured, double limit) {
        double bySheet = limit / HALF_WIDTHS_PER_SIGMA;
        if (measured.isEmpty()) {
            return knownOr0(bySheet);
        }
        double standardError = measured.get().kStandardError();
        return Double.isNaN(standardError) ? bySheet : standardError;
    }

    /** In its dead zone a sensor reads 0, whatever lies on it up to the zone's edge. */
    private static double deadZoneEdge(ChannelScaling scaling) {
        CountRange zone = scaling.limits().deadZone();
        if (zone.isEmpty()) {
            return 0;
        }
        return Math.max(Math.abs(scaling.forceAt(zone.highest() + 1)), Math.abs(scaling.forceAt(zone.lowest() - 1)));
    }

    /** The most that one count makes, within the calibrated range; in at most so many places of it. */
    private static double largestStep(ChannelScaling scaling) {
        CountRange range = scaling.limits().calibrated();
        if (range.size() < 2) {
            return 0;
        }
        long stride = Math.max(1, range.size() / MOST_STEPS);
        double largest = 0;
        for (long count = range.lowest(); count < range.highest(); count += stride) {
            double step = scaling.forceAt((int) count + 1) - scaling.forceAt((int) count);
            largest = Math.max(largest, Math.abs(step));
        }
        return largest;
    }

    private static double larger(double figure, double other) {
        return Double.isNaN(other) ? figure : Double.isNaN(figure) ? other : Math.max(figure, other);
    }

    private static double knownOr0(double figure) {
        return Double.isNaN(figure) ? 0 : figure;
    }

    private static double square(double figure) {
        return figure * figure;
    }
}
