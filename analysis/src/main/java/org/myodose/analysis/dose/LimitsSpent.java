package org.myodose.analysis.dose;

/**
 * Where on its route a session was when it was interrupted, and how much of its limits was spent: by all pressing, not by holds
 * alone. Immutable.
 *
 * @param siteIndex the place of the site that was on or due, from 0
 * @param siteRepetitions repetitions done there
 * @param siteImpulseNewtonSeconds ∫F dt of all pressing there; 0 where the source has no newtons
 * @param siteSeconds of pressing there
 * @param sessionImpulseNewtonSeconds ∫F dt of all pressing; 0 where the source has no newtons
 * @param sinceFirstPressSeconds how long ago the first press was; 0 where nothing pressed
 */
public record LimitsSpent(
        int siteIndex,
        int siteRepetitions,
        double siteImpulseNewtonSeconds,
        double siteSeconds,
        double sessionImpulseNewtonSeconds,
        double sinceFirstPressSeconds) {

    public LimitsSpent {
        if (siteIndex < 0
                || siteRepetitions < 0
                || !SessionSoFar.isGiven(siteImpulseNewtonSeconds)
                || !SessionSoFar.isGiven(siteSeconds)
                || !SessionSoFar.isGiven(sessionImpulseNewtonSeconds)
                || !SessionSoFar.isGiven(sinceFirstPressSeconds)) {
            throw new IllegalArgumentException("What is spent of limits is finite, and never less than nothing.");
        }
    }
}
