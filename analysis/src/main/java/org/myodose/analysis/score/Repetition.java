package org.myodose.analysis.score;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldEnd;
import org.myodose.device.ForceUnit;

/**
 * The figures of one hold, or of one step of a staircase, in newtons and seconds. What cannot be had is NaN.
 *
 * @param hold the hold as found, or that part of it, in the recording's unit
 * @param newtonsPerUnit what one of that unit is
 * @param restSeconds from the release before to this onset; NaN for the first, and where nothing was released before
 * @param target what was asked for at that moment
 */
public record Repetition(Hold hold, double newtonsPerUnit, double restSeconds, Target target) {

    /** Why counts cannot be scored. */
    public static final String COUNTS =
            "These forces are counts, and a score needs newtons: give a calibration or a unit of force.";

    private static final double STANDARD_DEVIATIONS_OF_TREMOR = 3;

    /**
     * The holds of one recording, in their order.
     *
     * @param asked what was asked for in each of them: one target, or of a staircase as many as there were steps
     * @throws IllegalArgumentException when the unit is no force: counts cannot be scored in newtons
     */
    public static List<Repetition> of(List<Hold> holds, ForceUnit unit, Function<Hold, List<Asked>> asked) {
        if (!unit.isForce()) {
            throw new IllegalArgumentException(COUNTS);
        }
        List<Repetition> repetitions = new ArrayList<>();
        double released = Double.NaN;
        for (Hold hold : holds) {
            double rest = hold.onsetSeconds() - released;
            for (Asked one : asked.apply(hold)) {
                repetitions.add(new Repetition(one.hold(), unit.newtonsPerUnit(), rest, one.target()));
                rest = Double.NaN;
            }
            released = hold.releaseSeconds();
        }
        return repetitions;
    }

    /** The same, where the same was asked for in every hold. */
    public static List<Repetition> of(List<Hold> holds, ForceUnit unit, Target target) {
        return of(holds, unit, hold -> List.of(new Asked(hold, target)));
    }

    /** A hold, or a part of one, and what was asked for. */
    public record Asked(Hold hold, Target target) {}

    /** Whether a press begins with it, and not a later step. */
    boolean beginsPress() {
        return target.step() <= 1;
    }

    /** What it is called in a sentence. */
    String name() {
        return target.step() == 0 ? "hold " + hold.index() : "step " + target.step() + " of hold " + hold.index();
    }

    /** Whether it was seen to its end and to its height; what missing data or a sensor's end cut off is nobody's fault. */
    public boolean seenWhole() {
        return hold.ended() == HoldEnd.RELEASED && !hold.clipped();
    }

    public double meanNewtons() {
        return hold.meanForce() * newtonsPerUnit;
    }

    public double peakNewtons() {
        return hold.peakForce() * newtonsPerUnit;
    }

    /** NaN where the loading was not seen. */
    public double loadingRate() {
        return hold.loadingRate() * newtonsPerUnit;
    }

    /** Over the plateau, by N. */
    public double standardDeviation() {
        return hold.coefficientOfVariationPercent() / 100 * meanNewtons();
    }

    /** √(Σ(F−T)²/N) over the plateau, by way of (F−T)² = (F−F̄)² + (F̄−T)². */
    public double rootMeanSquareError() {
        return Math.hypot(standardDeviation(), meanNewtons() - target.forceNewtons());
    }

    /** What the force changed by over the plateau, along its least-squares line; negative where it sagged. */
    public double driftNewtons() {
        return hold.sag() * newtonsPerUnit * hold.plateauSeconds();
    }

    /**
     * The standard deviation about that line. A line over D seconds that changes by d has itself the variance d²/12, for samples
     * evenly spaced.
     */
    public double tremorNewtons() {
        double drift = driftNewtons();
        return Math.sqrt(Math.max(0, standardDeviation() * standardDeviation() - drift * drift / 12));
    }

    /** By how much the press, at any time, went beyond the band and beyond what its own level, drift and tremor explain. */
    public double overshootNewtons() {
        double explained =
                meanNewtons() + Math.abs(driftNewtons()) / 2 + STANDARD_DEVIATIONS_OF_TREMOR * tremorNewtons();
        return Math.max(0, peakNewtons() - Math.max(target.bandHighNewtons(), explained));
    }

    /** ∫F dt of the plateau less what the prescription asks for, in newton seconds. */
    public double impulseError() {
        double given = hold.plateauSeconds() == 0 ? 0 : meanNewtons() * hold.plateauSeconds();
        return given - target.forceNewtons() * target.holdSeconds();
    }

    /** How far the loading rate lies outside the window, N/s; negative where too slow, 0 inside, NaN where not seen. */
    public double loadingRateError() {
        double rate = loadingRate();
        return rate > target.loadingRateHigh()
                ? rate - target.loadingRateHigh()
                : Math.min(0, rate - target.loadingRateLow());
    }
}
