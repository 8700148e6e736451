package org.myodose.analysis.score;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/**
 * An estimate and the 95 % confidence interval around it, by Student's t. Both ends are NaN where there is too little to say.
 *
 * @param estimate the best guess
 * @param low lower end
 * @param high upper end
 */
public record Interval(double estimate, double low, double high) {

    private static final double CONFIDENCE = 0.95;

    /** Of the mean that values scatter around. */
    public static Interval ofMean(double[] values) {
        double mean = new Mean().evaluate(values);
        double error = Math.sqrt(new Variance().evaluate(values) / values.length);
        return around(mean, values.length > 1 ? error : Double.NaN, values.length - 1);
    }

    /** Of the difference of two means, {@code first} less {@code second}, whose scatter may differ (Welch 1947). */
    public static Interval ofDifference(double[] first, double[] second) {
        double difference = new Mean().evaluate(first) - new Mean().evaluate(second);
        if (first.length < 2 || second.length < 2) {
            return around(difference, Double.NaN, 1);
        }
        double a = new Variance().evaluate(first) / first.length;
        double b = new Variance().evaluate(second) / second.length;
        double degrees = (a + b) * (a + b) / (a * a / (first.length - 1) + b * b / (second.length - 1));
        return a + b == 0
                ? new Interval(difference, difference, difference)
                : around(difference, Math.sqrt(a + b), degrees);
    }

    /** Of something whose standard error and degrees of freedom are known. */
    static Interval around(double estimate, double standardError, double degreesOfFreedom) {
        if (Double.isNaN(standardError) || degreesOfFreedom <= 0) {
            return new Interval(estimate, Double.NaN, Double.NaN);
        }
        double quantile = new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        double half = quantile * standardError;
        return new Interval(estimate, estimate - half, estimate + half);
    }

    /** Whether zero lies outside: there is something, and not only chance. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
