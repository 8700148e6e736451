package org.myodose.analysis.score;

import org.myodose.analysis.prescription.Prescription;

/**
 * What holds are scored against. Forces in newtons, rates in newtons per second, times in seconds.
 *
 * @param bandLowNewtons lower edge of the band
 * @param bandHighNewtons upper edge of the band
 * @param holdSeconds how long a plateau is to last
 * @param loadingRateLow slowest loading wanted
 * @param loadingRateHigh fastest loading wanted
 * @param repetitions how many holds
 * @param restSeconds pause from a release to the next onset; 0 where it does not matter
 */
public record Target(
        double bandLowNewtons,
        double bandHighNewtons,
        double holdSeconds,
        double loadingRateLow,
        double loadingRateHigh,
        int repetitions,
        double restSeconds) {

    /**
     * What a prescription wants of every hold.
     *
     * @throws IllegalArgumentException when it wants different bands: which hold was for which, figures do not tell
     */
    public static Target of(Prescription prescription) {
        if (!prescription.hasOneBand()) {
            throw new IllegalArgumentException("'" + prescription.name()
                    + "' asks for several bands, and a score is against one: choose a prescription of one band.");
        }
        return new Target(
                prescription.bandLowNewtons(),
                prescription.bandHighNewtons(),
                prescription.holdSeconds(),
                prescription.loadingRateLowNewtonsPerSecond(),
                prescription.loadingRateHighNewtonsPerSecond(),
                prescription.repetitions(),
                prescription.restSeconds());
    }

    /** The middle of the band: T of the errors. */
    public double forceNewtons() {
        return (bandLowNewtons + bandHighNewtons) / 2;
    }

    double bandWidth() {
        return bandHighNewtons - bandLowNewtons;
    }
}
