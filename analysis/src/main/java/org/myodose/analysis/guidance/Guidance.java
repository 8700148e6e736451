package org.myodose.analysis.guidance;

import org.jspecify.annotations.Nullable;
import org.myodose.analysis.hold.Hold;
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

    /** Within the band, what changes by less than this share of its width a second drifts; faster, it was moved. */
    private static final double DRIFT_PER_SECOND = 0.5;
    /** So long may be pressed on when all is given, before it is too much: long enough to react and release. A default. */
    private static final double RELEASE_SECONDS = 3;

    private final Prescription prescription;
    private final CueListener listener;
    private final double newtonsPerUnit;
    private final Route route;
    private final Ceiling ceiling = new Ceiling();
    private final Excess excess;
    private final Pain pain = new Pain();
    private final int stopAtPain;
    private final String painStop;

    private Phase phase = Phase.APPROACH;
    private RateHint rateHint = RateHint.NONE;
    private boolean pressing;
    private boolean inBand;
    private boolean wasInBand;
    private boolean done;
    private boolean overdone;
    private boolean drifted;
    private int presses;
    private int repetitionsDone;
    private int overdoses;
    private double inBandSeconds;
    private double stepSeconds;
    private double doneSeconds;
    private double sessionInBandSeconds;
    private long previousMicros = Long.MIN_VALUE;
    private long restUntilMicros = Long.MIN_VALUE;
    private double restRemainingSeconds;
    private double force;

    public Guidance(Prescription prescription, ForceUnit unit, CueListener listener) {
        this.prescription = prescription;
        this.listener = listener;
        newtonsPerUnit = unit.newtonsPerUnit();
        route = new Route(prescription, newtonsPerUnit);
        excess = new Excess(prescription.limits());
        Integer stop = prescription.limits().stopAtPain();
        stopAtPain = stop == null ? Pain.WORST + 1 : stop;
        painStop = "Pain has reached " + stopAtPain + " of 10: release now.";
    }

    /**
     * The next sample, after the hold detector has taken it.
     *
     * @param slopePerSecond present rate of change, for the loading-rate hint and to tell a drift from a move
     */
    public void sample(long timeMicros, double newForce, double slopePerSecond) {
        double seconds = previousMicros == Long.MIN_VALUE ? 0 : (timeMicros - previousMicros) * 1e-6;
        previousMicros = timeMicros;
        excess.add(timeMicros, seconds, pressing, (force + newForce) / 2 * newtonsPerUnit);
        force = newForce;
        restRemainingSeconds = Math.max(0, (restUntilMicros - timeMicros) * 1e-6);
        Stage stage = route.stage();
        Cue ceilingCue = ceiling.follow(force, stage);
        String excessAlarm = excess.alarmDue();
        if (excess.sessionOver() && guiding()) {
            phase = Phase.FINISHED;
            rateHint = RateHint.NONE;
        }
        Cue band = null;
        Cue step = null;
        if (guiding() && pressing) {
            band = follow(stage, seconds);
            step = stepSeconds >= stage.holdSeconds && !done ? advance() : null;
            phase = pressingPhase();
            rateHint = phase == Phase.LOADING ? rateHint(slopePerSecond * newtonsPerUnit) : RateHint.NONE;
        } else if (phase == Phase.REST && timeMicros >= restUntilMicros) {
            phase = Phase.APPROACH;
        }
        // Last, so that whoever hears a cue finds everything else as it is from this sample on.
        tellCeiling(timeMicros, ceilingCue, stage);
        tellBand(timeMicros, band, stage, slopePerSecond);
        if (step != null) {
            listener.onCue(step, timeCause(step, stage), timeMicros, force);
        }
        tellExcess(timeMicros, excessAlarm, seconds);
    }

    /** Adds up the time inside the band; returns the cue where the band was entered or left. */
    private @Nullable Cue follow(Stage stage, double seconds) {
        boolean inside = force >= stage.bandLow && force <= stage.bandHigh;
        if (inside) {
            inBandSeconds += seconds;
            stepSeconds += seconds;
            sessionInBandSeconds += seconds;
        }
        if (inside && !inBand) {
            inBand = true;
            wasInBand = true;
            return Cue.BAND_ENTERED;
        }
        boolean outside = !(force >= stage.bandLow - stage.bandMargin && force <= stage.bandHigh + stage.bandMargin);
        if (inBand && outside) {
            inBand = false;
            return Cue.BAND_LEFT;
        }
        return null;
    }

    /** The present step is over: on to the next, if pain allows, or the repetition is done. */
    private Cue advance() {
        if (route.hasNextStep() && route.mayRaise(pain.rating())) {
            route.nextStep();
            stepSeconds = 0;
            inBand = false;
            wasInBand = false;
            return Cue.STEP;
        }
        done = true;
        doneSeconds = 0;
        repetitionsDone++;
        route.repetitionDone();
        return Cue.HOLD_DONE;
    }

    private String timeCause(Cue step, Stage stage) {
        if (step == Cue.STEP) {
            return stage.causes.raisedByTime;
        }
        return route.hasNextStep() ? stage.causes.notRaised : stage.causes.doneByTime;
    }

    private void tellCeiling(long timeMicros, @Nullable Cue cue, Stage stage) {
        if (cue == Cue.CEILING) {
            listener.onCue(cue, stage.causes.ceiling, timeMicros, force);
        } else if (cue == Cue.CEILING_WARNING) {
            listener.onCue(cue, stage.causes.ceilingWarning, timeMicros, force);
        }
    }

    private void tellBand(long timeMicros, @Nullable Cue cue, Stage stage, double slopePerSecond) {
        if (cue == Cue.BAND_ENTERED) {
            listener.onCue(cue, stage.causes.bandEntered, timeMicros, force);
        } else if (cue == Cue.BAND_LEFT) {
            drifted = Math.abs(slopePerSecond) <= DRIFT_PER_SECOND * (stage.bandHigh - stage.bandLow);
            boolean above = force > stage.bandHigh;
            String low = drifted ? stage.causes.saggedBelow : stage.causes.fellBelow;
            String high = drifted ? stage.causes.creptAbove : stage.causes.roseAbove;
            listener.onCue(cue, above ? high : low, timeMicros, force);
        }
    }

    private void tellExcess(long timeMicros, @Nullable String alarm, double seconds) {
        String warning = excess.warningDue();
        if (warning != null) {
            listener.onCue(Cue.LIMIT_WARNING, warning, timeMicros, force);
        }
        if (alarm != null) {
            listener.onCue(Cue.LIMIT, alarm, timeMicros, force);
        }
        if (pressing && !overdone && (done || phase == Phase.FINISHED)) {
            doneSeconds += seconds;
            if (doneSeconds >= RELEASE_SECONDS) {
                overdone = true;
                overdoses++;
                listener.onCue(Cue.OVERDOSE, done ? Causes.HELD_TOO_LONG : Causes.ALL_GIVEN, timeMicros, force);
            }
        }
    }

    private Phase pressingPhase() {
        if (force > route.stage().bandHigh && !inBand) {
            return Phase.TOO_HIGH;
        }
        if (done || excess.siteOver()) {
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

    @Override
    public void onOnset(long timeMicros, long decidedMicros, double force, HoldRule rule) {
        pressing = true;
        presses++;
        inBand = false;
        wasInBand = false;
        done = false;
        overdone = false;
        inBandSeconds = 0;
        stepSeconds = 0;
        doneSeconds = 0;
        route.firstStep();
        excess.begin(timeMicros);
        if (guiding()) {
            phase = Phase.LOADING;
        }
        listener.onCue(Cue.ONSET, rule.sentence(), timeMicros, force);
    }

    @Override
    public void onPlateau(long timeMicros, long decidedMicros, double level) {
        listener.onCue(Cue.PLATEAU, Causes.PLATEAU, timeMicros, level);
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
        boolean leaves = guiding() && (route.siteDone() || excess.siteOver());
        boolean moves = leaves && route.hasNextSite();
        if (guiding()) {
            phase = afterPress(timeMicros, decidedMicros, leaves && !moves);
        }
        if (moves) {
            route.nextSite();
            excess.nextSite();
        }
        listener.onCue(interrupted ? Cue.INTERRUPTED : Cue.RELEASE, rule.sentence(), timeMicros, force);
        if (moves) {
            listener.onCue(Cue.NEXT_SITE, route.arrival(), timeMicros, force);
        }
    }

    private Phase afterPress(long timeMicros, long decidedMicros, boolean wasLast) {
        if (wasLast) {
            return Phase.FINISHED;
        }
        if (!done) {
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
        listener.onCue(Cue.GAP, Causes.GAP, toMicros, force);
    }

    /** The patient pressed stop. Nothing counts from here on. */
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
        Stage stage = route.stage();
        if (guiding() && pressing && !done && stepSeconds > 0 && rating <= stage.endsAtPain) {
            Cue step = advance();
            phase = pressingPhase();
            String cause = step == Cue.STEP ? stage.causes.raisedByPain : stage.causes.doneByPain;
            listener.onCue(step, cause, timeMicros, force);
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
            listener.onCue(Cue.PATIENT_STOP, cause, timeMicros, force);
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

    /** How many presses were too much: held on when done, or when all was given. They count as wrong. */
    public int overdoses() {
        return overdoses;
    }

    /** The gravest cue that still holds, such as a ceiling that the force is above; null where none does. */
    public @Nullable Cue alert() {
        if (ceiling.above()) {
            return Cue.CEILING;
        }
        if (pressing && overdone) {
            return Cue.OVERDOSE;
        }
        if (pressing && (excess.siteOver() || excess.sessionOver())) {
            return Cue.LIMIT;
        }
        return ceiling.near() ? Cue.CEILING_WARNING : null;
    }

    /** Whether the force left the band by a slow drift, and not by a move; false inside it. */
    public boolean drifted() {
        return drifted && !inBand && (phase == Phase.TOO_LOW || phase == Phase.TOO_HIGH);
    }

    /** The pain as last told, from 0 to 10; −1 where it was not told in this session. */
    public int pain() {
        return pain.rating();
    }

    /** When the pain was told; no meaning where it was not. */
    public long painMicros() {
        return pain.ratedMicros();
    }

    /** The site that is on or due; empty where sites have no names. */
    public String siteName() {
        return route.siteName();
    }

    /** The step of the staircase that is on or due, 1 for the first. */
    public int step() {
        return route.stepNumber();
    }

    /** 1 where there is no staircase. */
    public int steps() {
        return route.steps();
    }

    /** Time inside the band in the present or last press. */
    public double inBandSeconds() {
        return inBandSeconds;
    }

    /** Time inside the band still to go in this repetition, at most. */
    public double remainingSeconds() {
        if (!pressing) {
            return prescription.holdSeconds();
        }
        return done ? 0 : Math.max(0, route.stage().holdSeconds - stepSeconds) + route.secondsAfterThisStep();
    }

    public double restRemainingSeconds() {
        return phase == Phase.REST ? restRemainingSeconds : 0;
    }

    /** Time inside the band over all presses. */
    public double sessionInBandSeconds() {
        return sessionInBandSeconds;
    }

    /** The present band's lower edge in the source's unit; NaN where that unit has no newtons. */
    public double bandLow() {
        return route.stage().bandLow;
    }

    /** The present band's upper edge in the source's unit; NaN where that unit has no newtons. */
    public double bandHigh() {
        return route.stage().bandHigh;
    }

    /** The present ceiling in the source's unit; NaN where that unit has no newtons. */
    public double ceiling() {
        return route.stage().ceiling;
    }
}
