package org.myodose.analysis.guidance;

import org.jspecify.annotations.Nullable;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldListener;
import org.myodose.analysis.hold.HoldRule;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.device.ForceUnit;

/**
 * Leads through a prescription, live. A pure function of the samples and of the hold detector's calls: same input, same cues.
 * A cue is told when phase and times are already those that it brings.
 *
 * <p>Time inside the band adds up over one press; reaching the prescribed time makes the repetition done, and the release
 * after it starts the rest. A press that ends earlier does not count, and the next one starts from zero. Confined to one
 * thread; allocates nothing. Forces are in the source's unit; where that has no newtons (counts) no band is known, so no
 * repetition can be done.
 */
public final class Guidance implements HoldListener {

    /** The band is left only when the force is outside by this share of its width, so that the cue does not flutter. */
    private static final double BAND_MARGIN = 0.05;
    /** The ceiling is told once, and again only after the force has been below this share of it. */
    private static final double CEILING_REARM = 0.95;

    private final Prescription prescription;
    private final CueListener listener;
    private final Causes causes;
    private final double newtonsPerUnit;
    private final double bandLow;
    private final double bandHigh;
    private final double bandMargin;
    private final double ceiling;

    private Phase phase = Phase.APPROACH;
    private RateHint rateHint = RateHint.NONE;
    private boolean pressing;
    private boolean inBand;
    private boolean wasInBand;
    private boolean done;
    private boolean aboveCeiling;
    private int presses;
    private int repetitionsDone;
    private double inBandSeconds;
    private double sessionInBandSeconds;
    private long previousMicros = Long.MIN_VALUE;
    private long restUntilMicros = Long.MIN_VALUE;
    private double restRemainingSeconds;
    private double force;

    public Guidance(Prescription prescription, ForceUnit unit, CueListener listener) {
        this.prescription = prescription;
        this.listener = listener;
        newtonsPerUnit = unit.newtonsPerUnit();
        bandLow = prescription.bandLowNewtons() / newtonsPerUnit;
        bandHigh = prescription.bandHighNewtons() / newtonsPerUnit;
        bandMargin = BAND_MARGIN * (bandHigh - bandLow);
        ceiling = prescription.ceilingNewtons() / newtonsPerUnit;
        causes = new Causes(prescription);
    }

    /**
     * The next sample, after the hold detector has taken it.
     *
     * @param slopePerSecond present rate of change, for the loading-rate hint
     */
    public void sample(long timeMicros, double newForce, double slopePerSecond) {
        double seconds = previousMicros == Long.MIN_VALUE ? 0 : (timeMicros - previousMicros) * 1e-6;
        previousMicros = timeMicros;
        force = newForce;
        restRemainingSeconds = Math.max(0, (restUntilMicros - timeMicros) * 1e-6);
        boolean ceilingReached = reachesCeiling();
        Cue band = null;
        boolean completed = false;
        if (guiding() && pressing) {
            band = follow(seconds);
            completed = completes();
            phase = pressingPhase();
            rateHint = phase == Phase.LOADING ? rateHint(slopePerSecond * newtonsPerUnit) : RateHint.NONE;
        } else if (phase == Phase.REST && timeMicros >= restUntilMicros) {
            phase = Phase.APPROACH;
        }
        // Last, so that whoever hears a cue finds everything else as it is from this sample on.
        tell(timeMicros, ceilingReached, band, completed);
    }

    /** Adds up the time inside the band; returns the cue where the band was entered or left. */
    private @Nullable Cue follow(double seconds) {
        boolean inside = force >= bandLow && force <= bandHigh;
        if (inside) {
            inBandSeconds += seconds;
            sessionInBandSeconds += seconds;
        }
        if (inside && !inBand) {
            inBand = true;
            wasInBand = true;
            return Cue.BAND_ENTERED;
        }
        boolean outside = !(force >= bandLow - bandMargin && force <= bandHigh + bandMargin);
        if (inBand && outside) {
            inBand = false;
            return Cue.BAND_LEFT;
        }
        return null;
    }

    /** Whether the prescribed time is reached just now. */
    private boolean completes() {
        if (done || inBandSeconds < prescription.holdSeconds()) {
            return false;
        }
        done = true;
        repetitionsDone++;
        return true;
    }

    private void tell(long timeMicros, boolean ceilingReached, @Nullable Cue band, boolean completed) {
        if (ceilingReached) {
            listener.onCue(Cue.CEILING, causes.ceiling, timeMicros, force);
        }
        if (band == Cue.BAND_ENTERED) {
            listener.onCue(band, causes.bandEntered, timeMicros, force);
        } else if (band == Cue.BAND_LEFT) {
            listener.onCue(band, force > bandHigh ? causes.tooHigh : causes.tooLow, timeMicros, force);
        }
        if (completed) {
            listener.onCue(Cue.HOLD_DONE, causes.holdDone, timeMicros, force);
        }
    }

    private Phase pressingPhase() {
        if (force > bandHigh && !inBand) {
            return Phase.TOO_HIGH;
        }
        if (done) {
            return Phase.DONE;
        }
        if (inBand) {
            return Phase.IN_BAND;
        }
        return wasInBand ? Phase.TOO_LOW : Phase.LOADING;
    }

    private RateHint rateHint(double newtonsPerSecond) {
        if (newtonsPerSecond > prescription.loadingRateHighNewtonsPerSecond()) {
            return RateHint.TOO_FAST;
        }
        return newtonsPerSecond < prescription.loadingRateLowNewtonsPerSecond() ? RateHint.TOO_SLOW : RateHint.OK;
    }

    /** Whether the force has just come up to the ceiling. */
    private boolean reachesCeiling() {
        boolean wasAbove = aboveCeiling;
        aboveCeiling = force >= ceiling || (wasAbove && force >= CEILING_REARM * ceiling);
        return aboveCeiling && !wasAbove;
    }

    @Override
    public void onOnset(long timeMicros, long decidedMicros, double force, HoldRule rule) {
        pressing = true;
        presses++;
        inBand = false;
        wasInBand = false;
        done = false;
        inBandSeconds = 0;
        if (guiding()) {
            phase = Phase.LOADING;
        }
        listener.onCue(Cue.ONSET, rule.sentence(), timeMicros, force);
    }

    @Override
    public void onPlateau(long timeMicros, long decidedMicros, double level) {
        listener.onCue(Cue.PLATEAU, causes.plateau, timeMicros, level);
    }

    @Override
    public void onHold(Hold hold, long decidedMicros) {
        released(Math.round(hold.releaseSeconds() * 1e6), decidedMicros, hold.releaseRule());
    }

    @Override
    public void onPress(
            long onsetMicros, long releaseMicros, long decidedMicros, double peakForce, double impulse, HoldRule rule) {
        released(releaseMicros, decidedMicros, rule);
    }

    @Override
    public void onWithdrawn(long onsetMicros, long decidedMicros) {
        presses--;
        pressing = false;
        if (guiding()) {
            phase = Phase.APPROACH;
        }
    }

    private void released(long timeMicros, long decidedMicros, HoldRule rule) {
        pressing = false;
        inBand = false;
        rateHint = RateHint.NONE;
        boolean interrupted = rule == HoldRule.DATA_MISSING;
        if (guiding()) {
            phase = afterPress(timeMicros, decidedMicros);
        }
        listener.onCue(interrupted ? Cue.INTERRUPTED : Cue.RELEASE, rule.sentence(), timeMicros, force);
    }

    private Phase afterPress(long timeMicros, long decidedMicros) {
        if (!done) {
            return Phase.APPROACH;
        }
        if (repetitionsDone >= prescription.repetitions()) {
            return Phase.FINISHED;
        }
        restUntilMicros = timeMicros + Math.round(prescription.restSeconds() * 1e6);
        restRemainingSeconds = Math.max(0, (restUntilMicros - decidedMicros) * 1e-6);
        return Phase.REST;
    }

    private boolean guiding() {
        return phase != Phase.STOPPED && phase != Phase.FINISHED;
    }

    /** Samples are missing; the time between does not count. */
    public void gap(long toMicros) {
        previousMicros = Long.MIN_VALUE;
        listener.onCue(Cue.GAP, causes.gap, toMicros, force);
    }

    /** The patient pressed stop. Nothing counts from here on. */
    public void patientStop(long timeMicros) {
        if (phase != Phase.STOPPED) {
            phase = Phase.STOPPED;
            rateHint = RateHint.NONE;
            listener.onCue(Cue.PATIENT_STOP, causes.patientStop, timeMicros, force);
        }
    }

    public Prescription prescription() {
        return prescription;
    }

    public Phase phase() {
        return phase;
    }

    public RateHint rateHint() {
        return rateHint;
    }

    /** 1 for the first press; 0 before it. */
    public int holdIndex() {
        return presses;
    }

    /** The repetition that is on or due, 1 for the first; never more than prescribed. */
    public int repetition() {
        return Math.min(repetitionsDone + (done && pressing ? 0 : 1), prescription.repetitions());
    }

    public int repetitionsDone() {
        return repetitionsDone;
    }

    /** Whether the present or last press reached the prescribed time. */
    public boolean done() {
        return done;
    }

    /** Time inside the band in the present or last press. */
    public double inBandSeconds() {
        return inBandSeconds;
    }

    /** Time inside the band still to go in this repetition. */
    public double remainingSeconds() {
        return Math.max(0, prescription.holdSeconds() - (pressing ? inBandSeconds : 0));
    }

    public double restRemainingSeconds() {
        return phase == Phase.REST ? restRemainingSeconds : 0;
    }

    /** Time inside the band over all presses. */
    public double sessionInBandSeconds() {
        return sessionInBandSeconds;
    }

    /** The band's lower edge in the source's unit; NaN where that unit has no newtons. */
    public double bandLow() {
        return bandLow;
    }

    /** The band's upper edge in the source's unit; NaN where that unit has no newtons. */
    public double bandHigh() {
        return bandHigh;
    }
}
