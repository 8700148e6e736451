package org.myodose.acquisition.fitting;

import static org.myodose.acquisition.fitting.LoadReadings.square;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.myodose.acquisition.Circuit;
import org.myodose.acquisition.CountRange;
import org.myodose.acquisition.FitFigures;
import org.myodose.acquisition.ForceCurve;
import org.myodose.acquisition.calibration.CalibrationException;

/**
 * Chooses a sensor's force curve: every {@link CurveModel} is fitted, and judged by its error on loads that were left out, one
 * at a time. The smallest error wins, but a simpler model within one standard error of it is taken instead (the one-standard-
 * error rule; Breiman and others, Classification and Regression Trees, 1984). The ends of the range are never left out, since
 * a curve is not used beyond them.
 */
public final class CurveFitter {

    /** Unloaded counts as one. Fewer leave no load to be left out from the simplest curve. */
    private static final int FEWEST_LOADS = 4;

    /** A reversal larger than this share of the counts' span is no noise but another sensor, or a load misread. */
    private static final double REVERSAL_OF_SPAN = 0.03;

    private static final int MONOTONE_STEPS = 2000;

    private CurveFitter() {}

    /**
     * Fits one sensor.
     *
     * @param circuit between sensor and converter
     * @throws CalibrationException saying what to do, when there are too few loads or no curve is monotone
     */
    public static CalibrationFit fit(List<LoadReading> readings, Circuit circuit) {
        LoadReadings all = new LoadReadings(readings);
        requireLoads(all.masses().size(), "were read");
        requireAnswer(all);
        SensorLimits limits = new SensorLimits(all);
        LoadReadings answering = limits.answering();
        requireLoads(
                answering.masses().size(),
                "were answered by the sensor (the others lie in its dead zone or saturate it)");
        requireMonotone(answering, limits.noiseCounts());
        CountRange calibrated = limits.limits().calibrated();
        List<Candidate> candidates = Arrays.stream(CurveModel.values())
                .map(model -> candidate(model, answering, circuit, calibrated))
                .toList();
        Candidate chosen = choose(candidates);
        ForceCurve curve = chosen.curve().orElseThrow();
        return new CalibrationFit(
                readings,
                curve,
                limits.limits(),
                figures(answering, curve, chosen.crossValidatedNewtons()),
                candidates,
                explanation(chosen, candidates),
                answering.masses());
    }

    private static void requireLoads(int loads, String what) {
        if (loads < FEWEST_LOADS) {
            throw new CalibrationException(
                    "Only " + loads + " different loads " + what + ", and a curve takes at least " + FEWEST_LOADS
                            + ", no load among them: add loads between the smallest and the largest.");
        }
    }

    private static void requireAnswer(LoadReadings readings) {
        if (readings.countSpan() < 10) {
            throw new CalibrationException(String.format(
                    Locale.ROOT,
                    "The counts of all loads lie within %.1f: check the sensor's wiring and that the loads rest on it.",
                    readings.countSpan()));
        }
    }

    private static void requireMonotone(LoadReadings readings, double noiseCounts) {
        double tolerated = Math.max(noiseCounts, REVERSAL_OF_SPAN * readings.countSpan());
        int sign = readings.isRising() ? 1 : -1;
        List<Double> masses = readings.masses();
        for (int index = 1; index < masses.size(); index++) {
            double before = readings.meanCounts(masses.get(index - 1));
            double after = readings.meanCounts(masses.get(index));
            if (sign * (after - before) < -tolerated) {
                throw new CalibrationException(String.format(
                        Locale.ROOT,
                        "%s kg read %.1f counts and %s kg read %.1f, against the trend of all loads: check whether these two"
                                + " were mixed up, and read them again.",
                        masses.get(index - 1),
                        before,
                        masses.get(index),
                        after));
            }
        }
    }

    private static Candidate candidate(
            CurveModel model, LoadReadings readings, Circuit circuit, CountRange calibrated) {
        int loads = readings.masses().size();
        if (loads < model.fewestLoads()) {
            return Candidate.refused(
                    model, Optional.empty(), "it takes " + model.fewestLoads() + " loads, and there are " + loads);
        }
        Optional<ForceCurve> curve = model.fit(readings, circuit);
        if (curve.isEmpty()) {
            return Candidate.refused(model, curve, "no curve of this kind goes through the readings");
        }
        if (!isMonotone(curve.get(), calibrated)) {
            return Candidate.refused(model, curve, "it is not monotone: one force would have two readings");
        }
        return crossValidated(model, curve.get(), readings, circuit);
    }

    /** In equal steps over the counts it is to be used for; flat only where it says that there is no force at all. */
    private static boolean isMonotone(ForceCurve curve, CountRange range) {
        double step = Math.max(1, (double) (range.size() - 1) / MONOTONE_STEPS);
        double sign = Math.signum(curve.forceAt(range.highest()) - curve.forceAt(range.lowest()));
        double before = curve.forceAt(range.lowest());
        for (double counts = range.lowest() + step; counts <= range.highest(); counts += step) {
            double here = curve.forceAt(counts);
            boolean nothing = here == 0 && before == 0;
            if (!Double.isFinite(here) || !(sign * (here - before) > 0 || nothing)) {
                return false;
            }
            before = here;
        }
        return true;
    }

    private static Candidate crossValidated(
            CurveModel model, ForceCurve curve, LoadReadings readings, Circuit circuit) {
        List<Double> masses = readings.masses();
        List<Double> squares = new ArrayList<>();
        for (double left : masses.subList(1, masses.size() - 1)) {
            Optional<ForceCurve> others = model.fit(readings.keep(reading -> reading.massKilograms() != left), circuit);
            if (others.isEmpty()) {
                return Candidate.refused(
                        model, Optional.of(curve), "without the load of " + left + " kg it has no fit");
            }
            squares.add(meanSquare(readings.of(left), others.get()));
        }
        double mean = mean(squares);
        double spread =
                mean(squares.stream().map(square -> square(square - mean)).toList());
        double standardError = Math.sqrt(spread / Math.max(1, squares.size() - 1));
        return new Candidate(model.words(), Optional.of(curve), Math.sqrt(mean), mean, standardError, "");
    }

    private static double meanSquare(List<LoadReading> readings, ForceCurve curve) {
        return readings.stream()
                .mapToDouble(reading -> square(curve.forceAt(reading.counts()) - reading.newtons()))
                .average()
                .orElse(Double.NaN);
    }

    private static double mean(List<Double> figures) {
        return figures.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static Candidate choose(List<Candidate> candidates) {
        Candidate best = best(candidates);
        double tolerated = best.crossValidatedVariance() + best.crossValidatedVarianceError();
        return candidates.stream()
                .filter(candidate -> candidate.isUsable() && candidate.crossValidatedVariance() <= tolerated)
                .findFirst()
                .orElse(best);
    }

    private static Candidate best(List<Candidate> candidates) {
        return candidates.stream()
                .filter(Candidate::isUsable)
                .min(Comparator.comparingDouble(Candidate::crossValidatedVariance))
                .orElseThrow(() -> new CalibrationException(
                        "No curve fits these readings and rises throughout: read the loads again, with smaller steps where"
                                + " the counts change most."));
    }

    private static FitFigures figures(LoadReadings readings, ForceCurve curve, double crossValidatedNewtons) {
        ToDoubleFunction<LoadReading> force = reading -> curve.forceAt(reading.counts());
        List<Double> masses = readings.masses();
        double lowest = readings.of(masses.getFirst()).getFirst().newtons();
        double highest = readings.of(masses.getLast()).getFirst().newtons();
        return new FitFigures(
                readings.all().size(),
                lowest,
                highest,
                Math.sqrt(meanSquare(readings.all(), curve)),
                readings.all().stream()
                        .mapToDouble(reading -> Math.abs(force.applyAsDouble(reading) - reading.newtons()))
                        .max()
                        .orElse(Double.NaN),
                crossValidatedNewtons,
                100 * readings.hysteresis(force) / (highest - lowest),
                readings.repeatability(force));
    }

    private static String explanation(Candidate chosen, List<Candidate> candidates) {
        Candidate best = best(candidates);
        String error = "tells a load that it was not fitted to within " + newtons(chosen);
        if (chosen.equals(best)) {
            return "The " + chosen.model() + " " + error + " (root mean square), the smallest error of all models.";
        }
        return String.format(
                Locale.ROOT,
                "The %s %s (root mean square). The %s came to %s, less than one standard error better, so the simpler"
                        + " curve was taken.",
                chosen.model(),
                error,
                best.model(),
                newtons(best));
    }

    /** No masses are known well enough to tell less than a tenth of a millinewton. */
    private static String newtons(Candidate candidate) {
        double newtons = candidate.crossValidatedNewtons();
        return newtons < 1e-4 ? "less than 0.0001 N" : String.format(Locale.ROOT, "%.3g N", newtons);
    }
}
