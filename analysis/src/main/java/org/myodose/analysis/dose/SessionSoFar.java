package org.myodose.analysis.dose;

import org.jspecify.annotations.Nullable;

/**
 * What a session had given when it was interrupted, so that it can go on from there. Immutable.
 *
 * @param presses how often was pressed
 * @param holds how many of these were holds
 * @param repetitions how many had their whole time inside the band
 * @param holdSeconds sum of the plateaus' lengths
 * @param inBandSeconds time inside the target band while pressing
 * @param impulseNewtonSeconds sum of ∫F dt over the holds
 * @param sessionSeconds how long it had lasted
 * @param limits where it was, and what of its limits was spent; null where a recording of an earlier version does not tell
 */
public record SessionSoFar(
        int presses,
        int holds,
        int repetitions,
        double holdSeconds,
        double inBandSeconds,
        double impulseNewtonSeconds,
        double sessionSeconds,
        @Nullable LimitsSpent limits) {

    /** A session that begins. */
    public static final SessionSoFar NOTHING = new SessionSoFar(0, 0, 0, 0, 0, 0, 0);

    /** Of which nobody knows what it had spent of its limits. */
    public SessionSoFar(
            int presses,
            int holds,
            int repetitions,
            double holdSeconds,
            double inBandSeconds,
            double impulseNewtonSeconds,
            double sessionSeconds) {
        this(presses, holds, repetitions, holdSeconds, inBandSeconds, impulseNewtonSeconds, sessionSeconds, null);
    }

    public SessionSoFar {
        if (presses < 0
                || holds < 0
                || repetitions < 0
                || !isGiven(holdSeconds)
                || !isGiven(inBandSeconds)
                || !isGiven(impulseNewtonSeconds)
                || !isGiven(sessionSeconds)) {
            throw new IllegalArgumentException("What a session has given is finite, and never less than nothing.");
        }
    }

    static boolean isGiven(double figure) {
        return figure >= 0 && Double.isFinite(figure);
    }
}
