package org.myodose.analysis.hold;

import org.myodose.device.ForceUnit;

/**
 * Finds held-pressure intervals in a force signal: online, one pass, constant memory, O(1) per sample. The same code runs
 * live and over a recording. What a hold is, and why each threshold is what it is, stands in docs/hold-detection.md.
 *
 * <p>Time runs in microseconds and only forwards; force is in the unit the settings were made for. Samples that are not finite
 * or not later than the one before are skipped and counted. Confined to one thread; allocates nothing but the {@link Hold} it
 * hands out when one ends. The listener is called from inside.
 */
public final class HoldDetector {

    /** After a silence this long nothing is believed of the resting level. */
    private static final long FORGET_MICROS = 60_000_000;

    private final Track track;
    private final RestingLevel rest;
    private final RestPhase restPhase;
    private final PressPhase pressPhase;
    private long skipped;

    /** A detector without a target band; {@code timeInBandPercent} will be NaN. */
    public HoldDetector(ForceUnit unit, HoldListener listener) {
        this(HoldSettings.forUnit(unit), "total", Double.NaN, Double.NaN, listener);
    }

    /**
     * A detector of a force whose channel's name says where it was measured.
     *
     * @param channel the name that goes into each hold
     * @param bandLow lower edge of the target band in the source's unit, NaN for none
     * @param bandHigh upper edge, NaN for none
     */
    public HoldDetector(HoldSettings settings, String channel, double bandLow, double bandHigh, HoldListener listener) {
        this(settings, channel, channel, bandLow, bandHigh, listener);
    }

    /**
     * The same, where the site has a name of its own.
     *
     * @param site the measurement site that goes into each hold
     */
    public HoldDetector(
            HoldSettings settings,
            String channel,
            String site,
            double bandLow,
            double bandHigh,
            HoldListener listener) {
        track = new Track(settings, bandLow, bandHigh);
        rest = track.rest;
        restPhase = new RestPhase(settings, track);
        pressPhase = new PressPhase(settings, channel, site, !Double.isNaN(bandLow), track, listener);
    }

    public HoldState state() {
        return pressPhase.state();
    }

    /** The resting level that heights are measured from. */
    public double baseline() {
        return rest.baseline();
    }

    /** Standard deviation of the force at rest. */
    public double noise() {
        return rest.noise();
    }

    /** The height above the baseline from which a press is recognised at this moment. */
    public double onsetHeight() {
        return rest.onsetHeight();
    }

    /** Change of force per second over about the last fifth of a second. */
    public double slopePerSecond() {
        return pressPhase.isIdle() ? 0 : track.window.slope();
    }

    /** Holds closed so far. */
    public int holds() {
        return pressPhase.holds();
    }

    /** Samples not used, because they were not finite or not later than the one before. */
    public long skipped() {
        return skipped;
    }

    /** The next sample, where no filter lies before the detector. */
    public void sample(long timeMicros, double force) {
        sample(timeMicros, force, force, false);
    }

    /** The next sample of a signal of which nobody knows where it ends. */
    public void sample(long timeMicros, double force, double unfiltered) {
        sample(timeMicros, force, unfiltered, false);
    }

    /**
     * The next sample.
     *
     * @param force what holds are found on
     * @param unfiltered the same before the filter; only tells how fine the numbers are, and whether they stand still
     * @param clipped whether the sensor or its converter has reached the end of its range
     */
    public void sample(long timeMicros, double force, double unfiltered, boolean clipped) {
        if (!Double.isFinite(force) || (track.hasPrevious && timeMicros <= track.previousMicros)) {
            skipped++;
            return;
        }
        if (Double.isFinite(unfiltered)) {
            rest.observeStep(timeMicros, unfiltered);
        }
        track.clipped = clipped || rest.isStuck();
        if (!pressPhase.isIdle()) {
            pressPhase.sample(timeMicros, force);
        } else if (restPhase.sample(timeMicros, force)) {
            pressPhase.begin(timeMicros, force);
        }
        track.remember(timeMicros, force);
    }

    /** Nothing is known between two times: whatever was held is interrupted at the last sample before. */
    public void gap(long fromMicros, long toMicros) {
        finish(HoldEnd.INTERRUPTED, HoldRule.DATA_MISSING, fromMicros);
        track.hasPrevious = false;
        track.afterGap = true;
        if (toMicros - fromMicros > FORGET_MICROS) {
            restPhase.forget();
        }
    }

    /** The zero was set anew: the press that was on is interrupted, and everything is learnt again. */
    public void restart(long timeMicros) {
        finish(HoldEnd.INTERRUPTED, HoldRule.DATA_MISSING, timeMicros);
        track.hasPrevious = false;
        restPhase.forget();
    }

    /** No more samples will come. */
    public void end() {
        finish(HoldEnd.END_OF_RECORDING, HoldRule.RECORDING_ENDED, track.previousMicros);
    }

    private void finish(HoldEnd end, HoldRule rule, long nowMicros) {
        pressPhase.finish(end, rule, nowMicros);
        restPhase.interrupt();
        track.window.clear();
    }
}
