package org.myodose.acquisition.fitting;

import java.util.List;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.myodose.acquisition.CreepFigures;
import org.myodose.acquisition.calibration.CalibrationException;

/**
 * Creep from a held load: F_raw = F·(1 + k·log₁₀(1 + t/τ)). For a given τ that is a straight line over log₁₀(1 + t/τ), so
 * only τ is searched for.
 */
public final class CreepFitter {

    /** Shorter holds cannot tell creep from settling; a design default. */
    static final double SHORTEST_SECONDS = 20;

    private static final int FEWEST_SAMPLES = 20;
    private static final double SMALLEST_TAU = 0.05;
    private static final double LARGEST_TAU = 20;
    private static final double PRECISION = 1e-6;
    private static final int MOST_TRIALS = 300;

    private CreepFitter() {}

    /** What was read {@code seconds} after the load was laid on, in newtons. */
    public record HeldForce(double seconds, double newtons) {}

    /**
     * Fits k and τ.
     *
     * @throws CalibrationException saying what to do, when the hold was too short or held nothing
     */
    public static CreepFigures fit(List<HeldForce> held) {
        double longest = held.stream().mapToDouble(HeldForce::seconds).max().orElse(0);
        if (longest < SHORTEST_SECONDS || held.size() < FEWEST_SAMPLES) {
            throw new CalibrationException("Creep shows only in a load that was held for at least " + SHORTEST_SECONDS
                    + " s: hold it longer, a minute and more if you can.");
        }
        double logTau = new BrentOptimizer(PRECISION, PRECISION)
                .optimize(
                        new UnivariateObjectiveFunction(misfit(held)),
                        GoalType.MINIMIZE,
                        new SearchInterval(Math.log(SMALLEST_TAU), Math.log(LARGEST_TAU)),
                        new MaxEval(MOST_TRIALS))
                .getPoint();
        SimpleRegression line = line(held, Math.exp(logTau));
        if (!(line.getIntercept() > 0)) {
            throw new CalibrationException("The held load read no force: lay a load on the sensor before it is held.");
        }
        return new CreepFigures(
                line.getSlope() / line.getIntercept(), Math.exp(logTau), line.getSlopeStdErr() / line.getIntercept());
    }

    private static UnivariateFunction misfit(List<HeldForce> held) {
        return logTau -> line(held, Math.exp(logTau)).getSumSquaredErrors();
    }

    private static SimpleRegression line(List<HeldForce> held, double tauSeconds) {
        SimpleRegression line = new SimpleRegression();
        held.forEach(at -> line.addData(Math.log10(1 + at.seconds() / tauSeconds), at.newtons()));
        return line;
    }
}
