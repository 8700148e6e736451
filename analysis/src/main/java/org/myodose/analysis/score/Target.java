package org.myodose.analysis.score;

import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.Step;

/**
 * What a hold, or one step of a hold, is scored against. Forces in newtons, rates in newtons per second, times in seconds.
 *
 * @param site where, in the prescription's words; empty where it names no sites
 * @param step of the staircase, 1 for the first; 0 where there is none
 * @param bandLowNewtons lower edge of the band
 * @param bandHighNewtons upper edge of the band
 * @param holdSeconds how long a plateau is to last
 * @param loadingRateLow slowest loading wanted
 * @param loadingRateHigh fastest loading wanted
 * @param restSeconds pause from a release to the next onset; 0 where it does not matter
 */
public record Target(
        String site,
        int step,
        double bandLowNewtons,
        double bandHighNewtons,
        double holdSeconds,
        double loadingRateLow,
        double loadingRateHigh,
        double restSeconds) {

    /** What a prescription wants of every hold that has no other; of one with several bands, at the very beginning. */
    public static Target of(Prescription prescription) {
        return of(prescription, 0, 1);
    }

    /**
     * What a prescription wants at some site, on some step.
     *
     * @param site its place among the prescription's sites, 0 where it names none
     * @param step 1 for the first
     */
    public static Target of(Prescription prescription, int site, int step) {
        Step wanted = prescription.stepsAt(site).get(step - 1);
        return new Target(
                prescription.sites().isEmpty()
                        ? ""
                        : prescription.sites().get(site).name(),
                prescription.stepsAt(site).size() == 1 ? 0 : step,
                wanted.bandLowNewtons(),
                wanted.bandHighNewtons(),
                wanted.holdSeconds(),
                prescription.loadingRateLowNewtonsPerSecond(),
                prescription.loadingRateHighNewtonsPerSecond(),
                prescription.restSeconds());
    }

    /** The same where the patient's pain ended it after so many seconds: no longer is wanted. */
    public Target endedAfter(double seconds) {
        return seconds >= holdSeconds
                ? this
                : new Target(
                        site,
                        step,
                        bandLowNewtons,
                        bandHighNewtons,
                        seconds,
                        loadingRateLow,
                        loadingRateHigh,
                        restSeconds);
    }

    /** The middle of the band: T of the errors. */
    public double forceNewtons() {
        return (bandLowNewtons + bandHighNewtons) / 2;
    }

    double bandWidth() {
        return bandHighNewtons - bandLowNewtons;
    }
}
