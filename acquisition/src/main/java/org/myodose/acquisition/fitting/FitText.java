package org.myodose.acquisition.fitting;

import java.util.Locale;
import org.myodose.acquisition.CountLimits;
import org.myodose.acquisition.CountRange;
import org.myodose.acquisition.FitFigures;

/** A fit in words and small tables, for people. */
public final class FitText {

    private FitText() {}

    /** The models, the figures and every residual. */
    public static String of(String sensor, CalibrationFit fit) {
        StringBuilder text =
                new StringBuilder(sensor).append(": ").append(fit.explanation()).append('\n');
        for (Candidate candidate : fit.candidates()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-15s %s%n",
                    candidate.model(),
                    candidate.isUsable()
                            ? String.format(Locale.ROOT, "%.3g N on loads left out", candidate.crossValidatedNewtons())
                            : "refused: " + candidate.refusal()));
        }
        text.append("  ").append(figures(fit.figures())).append('\n');
        text.append("  ").append(limits(fit.limits())).append('\n');
        text.append(String.format(Locale.ROOT, "  %9s %5s %10s %10s%n", "load N", "", "counts", "error N"));
        for (LoadReading reading : fit.readings()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %9.3f %5s %10.1f %10s%n",
                    reading.newtons(),
                    reading.direction().name().toLowerCase(Locale.ROOT),
                    reading.counts(),
                    fit.isFitted(reading)
                            ? String.format(Locale.ROOT, "%+.3f", fit.residualNewtons(reading))
                            : "not fitted"));
        }
        return text.toString();
    }

    private static String figures(FitFigures figures) {
        return String.format(
                Locale.ROOT,
                "%d readings over %.3g to %.3g N: RMSE %.3g N, largest error %.3g N, hysteresis %s, repeatability %s",
                figures.pointCount(),
                figures.lowestNewtons(),
                figures.highestNewtons(),
                figures.rmseNewtons(),
                figures.maxErrorNewtons(),
                known(figures.hysteresisPercent(), "%.1f %% of the range"),
                known(figures.repeatabilityNewtons(), "%.3g N"));
    }

    private static String known(double figure, String format) {
        return Double.isNaN(figure) ? "not measured" : String.format(Locale.ROOT, format, figure);
    }

    private static String limits(CountLimits limits) {
        CountRange dead = limits.deadZone();
        CountRange saturated = limits.saturated();
        return "calibrated from " + limits.calibrated().lowest() + " to "
                + limits.calibrated().highest() + " counts"
                + (dead.isEmpty() ? "" : "; dead " + span(dead))
                + (saturated.isEmpty() ? "" : "; saturated " + span(saturated));
    }

    private static String span(CountRange range) {
        if (range.lowest() == Integer.MIN_VALUE) {
            return "up to " + range.highest();
        }
        return range.highest() == Integer.MAX_VALUE
                ? "from " + range.lowest()
                : "from " + range.lowest() + " to " + range.highest();
    }
}
