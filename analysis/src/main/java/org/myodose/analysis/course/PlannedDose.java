package org.myodose.analysis.course;

/**
 * Planned against given, at one site or in all.
 *
 * @param site where; empty where the plan names no site
 * @param planned what was to be given; nothing where the plan does not know the site
 */
public record PlannedDose(String site, Given planned, Given given) {

    /** Holds never end to the instant: so much beyond the plan, as a share of it, is not yet too much. A default, not evidence. */
    static final double TOLERANCE = 0.1;

    /** What is left to give, part by part, never below 0. */
    public Given remaining() {
        return new Given(
                Math.max(0, planned.holdSecondsInBand() - given.holdSecondsInBand()),
                Math.max(0, planned.impulseNewtonSeconds() - given.impulseNewtonSeconds()),
                Math.max(0, planned.repetitions() - given.repetitions()),
                Math.max(0, planned.minutes() - given.minutes()));
    }

    /** Whether more was given than planned: more is not better. Minutes do not count: talking and finding a site take some. */
    public boolean overdone() {
        return given.repetitions() > planned.repetitions()
                || given.holdSecondsInBand() > (1 + TOLERANCE) * planned.holdSecondsInBand()
                || given.impulseNewtonSeconds() > (1 + TOLERANCE) * planned.impulseNewtonSeconds();
    }
}
