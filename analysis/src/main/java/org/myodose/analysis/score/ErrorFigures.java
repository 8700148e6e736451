package org.myodose.analysis.score;

import java.util.Arrays;

/**
 * Errors over repetitions, by the names of the motor-learning literature (Schmidt and Lee): with xᵢ one figure a repetition and
 * T its target, constant error CE = Σ(xᵢ−T)/n, absolute error AE = Σ|xᵢ−T|/n, variable error VE = √(Σ(xᵢ−x̄)²/n), total
 * variability E = √(Σ(xᵢ−T)²/n); so E² = VE² + CE². In the unit of the figures; NaN where there are none.
 *
 * @param repetitions n
 * @param constantError too much where positive
 * @param absoluteError how far off, whichever way
 * @param variableError how much repetitions differ from each other
 * @param totalVariability both together
 */
public record ErrorFigures(
        int repetitions, double constantError, double absoluteError, double variableError, double totalVariability) {

    /** Of figures that all had the same target. */
    public static ErrorFigures of(double[] figures, double target) {
        return ofErrors(Arrays.stream(figures).map(figure -> figure - target).toArray());
    }

    /**
     * Of estimates against what was measured, pair by pair: how well somebody knows what they do.
     *
     * @throws IllegalArgumentException when there is not one estimate for each measurement
     */
    public static ErrorFigures ofEstimates(double[] estimates, double[] measured) {
        if (estimates.length != measured.length) {
            throw new IllegalArgumentException("There are " + estimates.length + " estimates for " + measured.length
                    + " holds; give one for each.");
        }
        double[] errors = new double[estimates.length];
        Arrays.setAll(errors, i -> estimates[i] - measured[i]);
        return ofErrors(errors);
    }

    static ErrorFigures ofErrors(double[] errors) {
        double mean = mean(errors);
        return new ErrorFigures(
                errors.length,
                mean,
                mean(Arrays.stream(errors).map(Math::abs).toArray()),
                rootMeanSquare(Arrays.stream(errors).map(error -> error - mean).toArray()),
                rootMeanSquare(errors));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double rootMeanSquare(double[] values) {
        return Math.sqrt(mean(Arrays.stream(values).map(value -> value * value).toArray()));
    }
}
