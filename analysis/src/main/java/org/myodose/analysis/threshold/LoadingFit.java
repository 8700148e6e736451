package org.myodose.analysis.threshold;

/**
 * The least-squares line through a loading between two marks.
 *
 * @param lowMarkNewtons force at which it begins
 * @param highMarkNewtons force at which it ends
 * @param samples that it went through
 * @param newtonsPerSecond its slope; NaN where there are too few samples
 * @param rateError (slope − target) / target
 * @param departure root-mean-square departure from the line over the rise between the marks
 */
public record LoadingFit(
        double lowMarkNewtons,
        double highMarkNewtons,
        int samples,
        double newtonsPerSecond,
        double rateError,
        double departure) {}
