package org.myodose.analysis.prescription;

/**
 * What a session is to give. Immutable; refuses contradictions with a sentence that says which figure is wrong.
 *
 * @param name shown to people
 * @param basis where the figures come from, and which of them are defaults and not evidence
 * @param bandLowNewtons lower edge of the target band
 * @param bandHighNewtons upper edge of the target band
 * @param holdSeconds time inside the band that makes a repetition done
 * @param loadingRateLowNewtonsPerSecond slowest loading wanted
 * @param loadingRateHighNewtonsPerSecond fastest loading wanted
 * @param repetitions how many holds
 * @param restSeconds pause between two holds
 * @param ceilingNewtons never to be exceeded
 */
public record Prescription(
        String name,
        String basis,
        double bandLowNewtons,
        double bandHighNewtons,
        double holdSeconds,
        double loadingRateLowNewtonsPerSecond,
        double loadingRateHighNewtonsPerSecond,
        int repetitions,
        double restSeconds,
        double ceilingNewtons) {

    /** Nobody is treated with more than this: the upper end of Travell and Simons' 20–30 lb is 133 N. */
    private static final double LARGEST_NEWTONS = 500;

    private static final double LONGEST_SECONDS = 3600;

    public Prescription {
        require(!name.isBlank(), "the name is empty; give it one");
        require(bandLowNewtons > 0, "the band must begin above 0 N, but begins at " + bandLowNewtons + " N");
        require(
                bandHighNewtons > bandLowNewtons,
                "the band must end above its beginning, but runs from " + bandLowNewtons + " to " + bandHighNewtons
                        + " N");
        require(
                ceilingNewtons >= bandHighNewtons,
                "the ceiling of " + ceilingNewtons + " N lies inside or below the band, which ends at "
                        + bandHighNewtons + " N");
        require(
                ceilingNewtons <= LARGEST_NEWTONS,
                "the ceiling must be at most " + LARGEST_NEWTONS + " N, but is " + ceilingNewtons + " N");
        require(
                holdSeconds > 0 && holdSeconds <= LONGEST_SECONDS,
                "the hold must last between 0 and 3600 s, but is " + holdSeconds + " s");
        require(
                loadingRateLowNewtonsPerSecond >= 0
                        && loadingRateHighNewtonsPerSecond > loadingRateLowNewtonsPerSecond
                        && Double.isFinite(loadingRateHighNewtonsPerSecond),
                "the loading-rate window must run upwards from 0 N/s or more, but runs from "
                        + loadingRateLowNewtonsPerSecond + " to " + loadingRateHighNewtonsPerSecond + " N/s");
        require(
                repetitions >= 1 && repetitions <= 100,
                "there must be 1 to 100 repetitions, but there are " + repetitions);
        require(
                restSeconds >= 0 && restSeconds <= LONGEST_SECONDS,
                "the rest must last between 0 and 3600 s, but is " + restSeconds + " s");
    }

    private static void require(boolean condition, String reason) {
        if (!condition) {
            throw new IllegalArgumentException("Prescription refused: " + reason + ".");
        }
    }
}
