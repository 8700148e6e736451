package org.myodose.analysis.guidance;

import org.myodose.analysis.prescription.Step;

/** One band of a prescription at one site, in the source's unit, with what is to be said about it. Immutable. */
final class Stage {

    /** The band is left only when the force is outside by this share of its width, so that the cue does not flutter. */
    private static final double BAND_MARGIN = 0.05;

    /** Within the band, what changes by less than this share of its width a second drifts; faster, it was moved. */
    private static final double DRIFT_PER_SECOND = 0.5;

    private static final int NO_PAIN_ENDS_IT = -1;
    private static final int WHATEVER_THE_PAIN = 10;

    final double bandLow;
    final double bandHigh;
    final double bandMargin;
    final double ceiling;
    final double ceilingWarning;
    final double holdSeconds;
    final boolean needsRating;
    final int beginsAtPain;
    final int endsAtPain;
    final Causes causes;

    Stage(Step step, double ceilingNewtons, double warnShare, double newtonsPerUnit, int number, int steps) {
        bandLow = step.bandLowNewtons() / newtonsPerUnit;
        bandHigh = step.bandHighNewtons() / newtonsPerUnit;
        bandMargin = BAND_MARGIN * (bandHigh - bandLow);
        ceiling = ceilingNewtons / newtonsPerUnit;
        ceilingWarning = Math.max(bandHigh, warnShare * ceiling);
        holdSeconds = step.holdSeconds();
        Integer begins = step.beginsAtPain();
        Integer ends = step.endsAtPain();
        needsRating = begins != null;
        beginsAtPain = begins == null ? WHATEVER_THE_PAIN : begins;
        endsAtPain = ends == null ? NO_PAIN_ENDS_IT : ends;
        causes = new Causes(this, newtonsPerUnit, number, steps);
    }

    /** Whether a force that changes by so much a second drifts and is not moved. */
    boolean isDrift(double slopePerSecond) {
        return Math.abs(slopePerSecond) <= DRIFT_PER_SECOND * (bandHigh - bandLow);
    }

    /** @param pain last rating, negative where none was told */
    boolean mayBegin(int pain) {
        return pain <= beginsAtPain && (pain >= 0 || !needsRating);
    }
}
