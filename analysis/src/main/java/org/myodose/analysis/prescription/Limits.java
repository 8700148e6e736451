package org.myodose.analysis.prescription;

import static org.myodose.analysis.prescription.PrescriptionException.require;

import org.jspecify.annotations.Nullable;

/**
 * How much is too much, beside the ceiling of the force: more is not better. What is null has no limit. Immutable.
 *
 * @param siteImpulseNewtonSeconds most impulse that one site may get
 * @param sessionImpulseNewtonSeconds most impulse of a session
 * @param siteSeconds longest time that a site may be pressed
 * @param sessionSeconds longest time from the first press to the end of the session
 * @param stopAtPain the pain rating, of 10, at which to let go at once
 * @param warnShare share of each of these, and of the force's ceiling, at which a warning is due
 */
public record Limits(
        @Nullable Double siteImpulseNewtonSeconds,
        @Nullable Double sessionImpulseNewtonSeconds,
        @Nullable Double siteSeconds,
        @Nullable Double sessionSeconds,
        @Nullable Integer stopAtPain,
        double warnShare) {

    /** No limit but the force's ceiling. A warning at nine tenths is a default, not evidence. */
    public static final Limits NONE = new Limits(null, null, null, null, null, 0.9);

    public Limits {
        positive("site impulse", siteImpulseNewtonSeconds);
        positive("session impulse", sessionImpulseNewtonSeconds);
        positive("site time", siteSeconds);
        positive("session time", sessionSeconds);
        require(
                stopAtPain == null || (stopAtPain >= 1 && stopAtPain <= 10),
                "stop at pain",
                "the pain at which to stop must be a rating from 1 to 10, but is " + stopAtPain);
        require(
                warnShare >= 0.5 && warnShare <= 1,
                "warn at",
                "the warning must come between 50 and 100 % of a ceiling, but comes at " + 100 * warnShare + " %");
    }

    private static void positive(String key, @Nullable Double limit) {
        require(
                limit == null || (limit > 0 && Double.isFinite(limit)),
                key,
                "the limit of the " + key + " must be above 0, but is " + limit);
    }
}
