package org.myodose.analysis.guidance;

import org.jspecify.annotations.Nullable;
import org.myodose.analysis.dose.LimitsSpent;
import org.myodose.analysis.dose.SessionSoFar;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldEnd;
import org.myodose.analysis.hold.HoldListener;
import org.myodose.analysis.hold.HoldRule;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.device.ForceUnit;

/**
 * Leads through a prescription, live. A pure function of the samples, the hold detector's calls, pain ratings and stops: same
 * input, same cues. A cue is told when phase and times are already those that it brings.
 *
 * <p>Time inside the band adds up over one press; reaching the prescribed time, or on a staircase the end of the last step,
 * makes the repetition done, and the release after it starts the rest. A press that ends earlier does not count, and the next
 * one starts from zero. Confined to one thread; allocates nothing. Forces are in the source's unit; where that has no newtons
 * (counts) no band is known, so no repetition can be done.
 */
public final class Guidance implements HoldListener {

    private final Prescription prescription;
    private final Announcer announcer;
    private final double newtonsPerUnit;
    private final Progress progress;
    private final Ceiling ceiling = new Ceiling();
    private final Excess excess;
    private final Pain pain = new Pain();
    private final Sight sight;
    private final Saturation saturation = new Saturation();
    private final Surplus surplus = new Surplus();
    private final int stopAtPain;
    private final String painStop;

    private Phase phase = Phase.APPROACH;
    private RateHint rateHint = RateHint.NONE;
    private boolean drifted;
    private long previousMicros = Long.MIN_VALUE;
    private long restUntilMicros = Long.MIN_VALUE;
    private double restRemainingSeconds;
    private double force;

    public Guidance(Prescription prescription, ForceUnit unit, CueListener listener) {
        this.prescription = prescription;
        announcer = new Announcer(listener);
        newtonsPerUnit = unit.newtonsPerUnit();
        progress = new Progress(prescription, newtonsPerUnit);
        sight = new Sight(prescription.feedback(), unit.isForce());
        excess = new Excess(prescription.limits());
        Integer stop = prescription.limits().stopAtPain();
        stopAtPain = stop == null ? Pain.WORST + 1 : stop;
        painStop = "Pain has reached " + stopAtPain + " of 10: release now.";
    }

    /** Goes on where an interrupted session was; before the first sample. */
    public void resume(SessionSoFar before) {
        LimitsSpent spent = before.limits();
        if (spent == null) {
            excess.resume(before, progress.resume(before));
        } else {
            progress.resume(before, spent);
            excess.resume(spent);
        }
        if (before.repetitions() >= prescription.repetitions()) {
            phase = Phase.FINISHED;
        }
    }

    /** A sample of a sensor that is not at its end. */
    public void sample(long timeMicros, double newForce, double slopePerSecond) {
        sample(timeMicros, newForce, slopePerSecond, false);
    }

    /**
     * The next sample, after the hold detector has taken it.
     *
     * @param slopePerSecond present rate of change, for the loading-rate hint and to tell a drift from a move
     * @param saturated whether the sensor is at the end of its range, and the true force higher
     */
    public void sample(long timeMicros, double newForce, double slopePerSecond, boolean saturated) {
        double seconds = previousMicros == Long.MIN_VALUE ? 0 : (timeMicros - previousMicros) * 1e-6;
        previousMicros = timeMicros;
        excess.add(timeMicros, seconds, progress.pressing(), (force + newForce) / 2 * newtonsPerUnit);
        force = newForce;
        restRemainingSeconds = Math.max(0, (restUntilMicros - timeMicros) * 1e-6);
        saturation.follow(timeMicros, saturated);
        Stage stage = progress.stage();
        Cue ceilingCue = ceiling.follow(force, stage);
        String excessAlarm = excess.alarmDue();
        if (excess.sessionOver() && guiding()) {
            phase = Phase.FINISHED;
            rateHint = RateHint.NONE;
        }
        Cue band = null;
        Cue step = null;
        if (guiding() && progress.pressing()) {
            band = progress.bandTime().follow(stage, force, !saturation.present(), seconds);
            drifted = band == Cue.BAND_LEFT ? stage.isDrift(slopePerSecond) : drifted;
            step = progress.isStepOver() ? advance() : null;
            phase = pressingPhase();
            rateHint = phase == Phase.LOADING ? rateHint(slopePerSecond * newtonsPerUnit) : RateHint.NONE;
        } else if (phase == Phase.REST && timeMicros >= restUntilMicros) {
            phase = Phase.APPROACH;
        }
        sight.sample(feedbackShown());
        // Last, so that whoever hears a cue finds everything else as it is from this sample on.
        announcer.ceiling(ceilingCue, stage, timeMicros, force);
        if (saturation.due(progress.pressing())) {
            announcer.tell(Cue.SATURATED, Causes.SATURATED, timeMicros, force);
        }
        announcer.band(band, stage, drifted, timeMicros, force);
        announcer.stepByTime(step, stage, progress.hasNextStep(), timeMicros, force);
        tellExcess(timeMicros, excessAlarm, seconds);
    }

    private Cue advance() {
        Cue cue = progress.advance(pain.rating());
        if (cue == Cue.HOLD_DONE) {
            surplus.allGiven();
        }
        return cue;
    }

    private void tellExcess(long timeMicros, @Nullable String alarm, double seconds) {
        String warning = excess.warningDue();
        if (warning != null) {
            announcer.tell(Cue.LIMIT_WARNING, warning, timeMicros, force);
        }
        if (alarm != null) {
            announcer.tell(Cue.LIMIT, alarm, timeMicros, force);
        }
        boolean given = progress.done() || phase == Phase.FINISHED;
        if (progress.pressing() && given && surplus.add(seconds)) {
            announcer.tell(Cue.OVERDOSE, progress.done() ? Causes.HELD_TOO_LONG : Causes.ALL_GIVEN, timeMicros, force);
        }
    }

    private Phase pressingPhase() {
        if (saturation.present()
                || (force > progress.bandHigh() && !progress.bandTime().inBand())) {
            return Phase.TOO_HIGH;
        }
        if (progress.done() || excess.siteOver()) {
            return Phase.DONE;
        }
        if (progress.bandTime().inBand()) {
            return Phase.IN_BAND;
        }
        return progress.bandTime().wasInBand() ? Phase.TOO_LOW : Phase.LOADING;
    }

    private RateHint rateHint(double newtonsPerSecond) {
        if (newtonsPerSecond > prescription.loadingRateHighNewtonsPerSecond()) {
            return RateHint.TOO_FAST;
        }
        return newtonsPerSecond < prescription.loadingRateLowNewtonsPerSecond() ? RateHint.TOO_SLOW : RateHint.OK;
    }

    @Override
    public void onOnset(long timeMicros, long decidedMicros, double force, HoldRule rule) {
        progress.press();
        surplus.press();
        sight.press();
        excess.begin(timeMicros);
        if (guiding()) {
            phase = Phase.LOADING;
        }
        announcer.tell(Cue.ONSET, rule.sentence(), timeMicros, force);
    }

    @Override
    public void onPlateau(long timeMicros, long decidedMicros, double level) {
        sight.plateau();
        announcer.tell(Cue.PLATEAU, Causes.PLATEAU, timeMicros, level);
    }

    @Override
    public void onHold(Hold hold, long decidedMicros) {
        if (hold.ended() == HoldEnd.RELEASED) {
            sight.held(hold.index());
        }
        released(Math.round(hold.releaseSeconds() * 1e6), decidedMicros, hold.releaseRule());
    }

    @Override
    public void onPress(
            long onsetMicros, long releaseMicros, long decidedMicros, double peakForce, double impulse, HoldRule rule) {
        released(releaseMicros, decidedMicros, rule);
    }

    @Override
    public void onWithdrawn(long onsetMicros, long decidedMicros) {
        progress.withdraw();
        if (guiding()) {
            phase = Phase.APPROACH;
        }
    }

    private void released(long timeMicros, long decidedMicros, HoldRule rule) {
        boolean interrupted = rule == HoldRule.DATA_MISSING;
        boolean leaves = guiding() && (progress.siteDone() || excess.siteOver());
        boolean moves = leaves && progress.hasNextSite();
        progress.release();
        rateHint = RateHint.NONE;
        if (guiding()) {
            phase = afterPress(timeMicros, decidedMicros, leaves && !moves);
        }
        if (moves) {
            progress.nextSite();
            excess.nextSite();
        }
        announcer.tell(interrupted ? Cue.INTERRUPTED : Cue.RELEASE, rule.sentence(), timeMicros, force);
        if (moves) {
            announcer.tell(Cue.NEXT_SITE, progress.arrival(), timeMicros, force);
        }
    }

    private Phase afterPress(long timeMicros, long decidedMicros, boolean wasLast) {
        if (wasLast) {
            return Phase.FINISHED;
        }
        if (!progress.done()) {
            return Phase.APPROACH;
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
        announcer.tell(Cue.GAP, Causes.GAP, toMicros, force);
    }

    /** The patient said stop. Nothing counts from here on. */
    public void patientStop(long timeMicros) {
        stop(timeMicros, Causes.PATIENT_STOP);
    }

    /**
     * The patient rates the pain. It may end a step or forbid the next, and where it is too much, stop the session.
     *
     * @param rating from 0, none, to 10, the worst
     */
    public void pain(int rating, long timeMicros) {
        pain.rate(rating, timeMicros);
        if (rating >= stopAtPain) {
            stop(timeMicros, painStop);
            return;
        }
        // A rating given before the step's band was reached says nothing about the step.
        Stage stage = progress.stage();
        if (guiding()
                && progress.pressing()
                && !progress.done()
                && progress.bandTime().stepSeconds() > 0
                && rating <= stage.endsAtPain) {
            Cue step = advance();
            phase = pressingPhase();
            String cause = step == Cue.STEP ? stage.causes.raisedByPain : stage.causes.doneByPain;
            announcer.tell(step, cause, timeMicros, force);
        }
    }

    /**
     * The last rating was a mistake: the one before it holds again. What the rating has already brought about, such as a stop or
     * a step, stays.
     *
     * @return what was withdrawn; −1 where there was nothing, or the last is withdrawn already
     */
    public int withdrawPain() {
        return pain.withdraw();
    }

    private void stop(long timeMicros, String cause) {
        if (phase != Phase.STOPPED) {
            phase = Phase.STOPPED;
            rateHint = RateHint.NONE;
            announcer.tell(Cue.PATIENT_STOP, cause, timeMicros, force);
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

    /** Whether the sensor is at the end of its range, or was within the last half second: then nobody knows the force. */
    public boolean saturated() {
        return saturation.present();
    }

    /** Whether the force is to be shown just now, by the prescription's feedback, to a learner who does not ask. */
    public boolean feedbackShown() {
        return prescription
                .feedback()
                .shows(
                        progress.repetition(),
                        prescription.repetitions(),
                        progress.pressing(),
                        progress.bandTime().inBand());
    }

    /** Whether the force is to be shown because somebody asked, or has estimated it; until the next press. */
    public boolean feedbackRequested() {
        return sight.asked();
    }

    /** The hold whose force was hidden and waits for an estimate, by its number; 0 where none does. */
    public int estimateHold() {
        return sight.estimateHold();
    }

    /**
     * Whoever presses asks to see the force of this hold, or of the last without an estimate.
     *
     * @return false where the prescription's feedback is not to be asked for, and nothing changed
     */
    public boolean requestFeedback() {
        return sight.ask(progress.pressing());
    }

    /** Whoever pressed has estimated the force; returns of which hold, 0 where none waited for it. */
    public int estimated() {
        return sight.estimated();
    }

    /** Site, step and repetition, and the time in their bands. */
    public Progress progress() {
        return progress;
    }

    /** Where on its route the session is, and what of its limits is spent, so that it could go on from here. A new object. */
    public LimitsSpent limitsSpent() {
        return excess.spent(progress.siteIndex(), progress.siteRepetitions());
    }

    /** How many presses were too much: held on when done, or when all was given. They count as wrong. */
    public int overdoses() {
        return surplus.count();
    }

    /** The gravest cue that still holds, such as a ceiling that the force is above; null where none does. */
    public @Nullable Cue alert() {
        if (ceiling.above()) {
            return Cue.CEILING;
        }
        if (progress.pressing() && surplus.over()) {
            return Cue.OVERDOSE;
        }
        if (progress.pressing() && (excess.siteOver() || excess.sessionOver())) {
            return Cue.LIMIT;
        }
        return ceiling.near() ? Cue.CEILING_WARNING : null;
    }

    /** Whether the force left the band by a slow drift, and not by a move; false inside it. */
    public boolean drifted() {
        return drifted && !progress.bandTime().inBand() && (phase == Phase.TOO_LOW || phase == Phase.TOO_HIGH);
    }

    /** The pain as last told, from 0 to 10; −1 where it was not told in this session. */
    public int pain() {
        return pain.rating();
    }

    /** When the pain was told; no meaning where it was not. */
    public long painMicros() {
        return pain.ratedMicros();
    }

    public double restRemainingSeconds() {
        return phase == Phase.REST ? restRemainingSeconds : 0;
    }
}
