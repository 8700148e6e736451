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

    /** Long enough for a few samples at 10 Hz, shorter than anybody needs to begin a press. */
    private static final long LEARN_MICROS = 400_000;
    /** Something this long between resting and pressing was no press: the resting level has moved. */
    private static final long UNDECIDED_MICROS = 10_000_000;

    /** Meanwhile the baseline follows slowly, towards the quiet height: drift is caught up with, a slow press is not. */
    private static final double UNDECIDED_FOLLOW = 0.5;

    private static final long BELOW_BASELINE_MICROS = 300_000;
    private static final long UNLOADING_MICROS = 100_000;
    /** After a silence this long nothing is believed of the resting level. */
    private static final long FORGET_MICROS = 60_000_000;
    /** A plateau shorter than this and under half of what follows was the hand taking up contact. */
    private static final long CONTACT_MICROS = 3_000_000;

    private static final double CONTACT_GROWTH = 2.0;
    private static final double RELOADED_SHARE = 0.8;
    private static final double RISE_AGAIN_SHARE = 0.2;
    /** A sensor, or a filter's undershoot, may leave this much of a press behind for a moment. */
    private static final double RESIDUE_SHARE = 0.02;

    private static final double SETTLED_SHARE = 0.03;
    private static final double STEADY_AFTER_PEAK_SHARE = 0.1;
    /** Dividing gives the nearest double to the decimal; multiplying by 1e-6 may miss it. */
    private static final double MICROS_PER_SECOND = 1e6;

    private static final long NEVER = Long.MAX_VALUE;

    private final HoldSettings settings;
    private final String channel;
    private final HoldListener listener;
    private final double bandLow;
    private final double bandHigh;
    private final long bridgeMicros;
    private final long shortestMicros;
    private final RestingLevel rest;
    private final SteadyWindow window;
    private final Plateau plateau = new Plateau();
    private Press press = new Press();
    private Press next = new Press();

    private HoldState state = HoldState.IDLE;
    private boolean hasPrevious;
    private boolean learning;
    private boolean afterGap;
    private boolean undecided;
    private boolean over;
    private boolean announced;
    private long learnUntilMicros;
    private long previousMicros;
    private double previousForce;
    private long quietSinceMicros = NEVER;
    private long belowBaselineSinceMicros = NEVER;
    private long fallenSinceMicros = NEVER;
    private long overSinceMicros = NEVER;
    private double trough;
    private int holds;
    private long skipped;

    /** A detector without a target band; {@code timeInBandPercent} will be NaN. */
    public HoldDetector(ForceUnit unit, HoldListener listener) {
        this(HoldSettings.forUnit(unit), "total", Double.NaN, Double.NaN, listener);
    }

    /**
     * @param channel the name that goes into each hold
     * @param bandLow lower edge of the target band in the source's unit, NaN for none
     * @param bandHigh upper edge, NaN for none
     */
    public HoldDetector(HoldSettings settings, String channel, double bandLow, double bandHigh, HoldListener listener) {
        this.settings = settings;
        this.channel = channel;
        this.bandLow = bandLow;
        this.bandHigh = bandHigh;
        this.listener = listener;
        shortestMicros = Math.round(settings.shortestSeconds() * 1e6);
        bridgeMicros = Math.round(settings.bridgeSeconds() * 1e6);
        rest = new RestingLevel(settings);
        window = new SteadyWindow(settings.steadySeconds());
        forget();
    }

    public HoldState state() {
        return state == HoldState.PLATEAU && !announced ? HoldState.LOADING : state;
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
        return state == HoldState.IDLE ? 0 : window.slope();
    }

    /** Holds closed so far. */
    public int holds() {
        return holds;
    }

    /** Samples not used, because they were not finite or not later than the one before. */
    public long skipped() {
        return skipped;
    }

    /** The next sample, where no filter lies before the detector. */
    public void sample(long timeMicros, double force) {
        sample(timeMicros, force, force);
    }

    /**
     * The next sample.
     *
     * @param force what holds are found on
     * @param unfiltered the same before the filter; only tells how fine the numbers are
     */
    public void sample(long timeMicros, double force, double unfiltered) {
        if (!Double.isFinite(force) || (hasPrevious && timeMicros <= previousMicros)) {
            skipped++;
            return;
        }
        if (Double.isFinite(unfiltered)) {
            rest.observeStep(unfiltered);
        }
        if (state == HoldState.IDLE) {
            idle(timeMicros, force);
        } else {
            pressed(timeMicros, force);
        }
        hasPrevious = true;
        afterGap = false;
        previousMicros = timeMicros;
        previousForce = force;
    }

    /** Nothing is known between two times: whatever was held is interrupted at the last sample before. */
    public void gap(long fromMicros, long toMicros) {
        finish(HoldEnd.INTERRUPTED, HoldRule.DATA_MISSING, fromMicros);
        hasPrevious = false;
        afterGap = true;
        if (toMicros - fromMicros > FORGET_MICROS) {
            forget();
        }
    }

    /** The zero was set anew: the press that was on is interrupted, and everything is learnt again. */
    public void restart(long timeMicros) {
        finish(HoldEnd.INTERRUPTED, HoldRule.DATA_MISSING, timeMicros);
        hasPrevious = false;
        forget();
    }

    /** No more samples will come. */
    public void end() {
        finish(HoldEnd.END_OF_RECORDING, HoldRule.RECORDING_ENDED, previousMicros);
    }

    private void forget() {
        rest.forget();
        learning = true;
        learnUntilMicros = NEVER;
    }

    // ---- at rest
    // -----------------------------------------------------------------------------------------------------

    private void idle(long timeMicros, double force) {
        if (!undecided) {
            rest.observeNoise(timeMicros, force);
        }
        if (learning) {
            learn(timeMicros, force);
        } else {
            atRest(timeMicros, force);
        }
    }

    private void atRest(long timeMicros, double force) {
        double height = force - rest.baseline();
        if (undecided || height > rest.quietHeight()) {
            approach(timeMicros, force, height);
        } else {
            resting(timeMicros, force, height);
        }
    }

    private void learn(long timeMicros, double force) {
        if (learnUntilMicros == NEVER) {
            if (force >= settings.restingCeiling()) {
                learning = false;
                begin(timeMicros, force, HoldRule.ALREADY_LOADED);
                confirm(timeMicros, force);
                return;
            }
            learnUntilMicros = timeMicros + LEARN_MICROS;
        }
        if (timeMicros < learnUntilMicros) {
            rest.learn(force);
        } else {
            learning = false;
            atRest(timeMicros, force);
        }
    }

    private void resting(long timeMicros, double force, double height) {
        if (height >= -rest.quietHeight()) {
            belowBaselineSinceMicros = NEVER;
        } else if (belowBaselineSinceMicros == NEVER) {
            belowBaselineSinceMicros = timeMicros;
        } else if (timeMicros - belowBaselineSinceMicros >= BELOW_BASELINE_MICROS) {
            rest.moveTo(force, timeMicros);
            belowBaselineSinceMicros = NEVER;
            return;
        }
        rest.follow(force, hasPrevious ? (timeMicros - previousMicros) * 1e-6 : 0);
    }

    /** Above the quiet height, but not yet a press: keeps the true onset should it become one. */
    private void approach(long timeMicros, double force, double height) {
        belowBaselineSinceMicros = NEVER;
        boolean collapsed = height < settings.overShare() * (press.peakForce - rest.baseline());
        if (undecided && !collapsed) {
            accumulate(timeMicros, force);
        } else {
            begin(timeMicros, force, afterGap ? HoldRule.ALREADY_LOADED : HoldRule.ROSE_ABOVE_BASELINE);
            undecided = true;
        }
        noteQuiet(timeMicros, height);
        if (height >= rest.onsetHeight()) {
            confirm(timeMicros, force);
        } else if (quietSinceMicros != NEVER && timeMicros - quietSinceMicros >= bridgeMicros) {
            undecided = false;
            rest.falseStart(press.peakForce);
        } else if (timeMicros - press.onsetMicros >= UNDECIDED_MICROS) {
            rest.moveTo(force, timeMicros);
            undecided = false;
        } else if (hasPrevious) {
            rest.follow(
                    rest.baseline() + Math.min(height, rest.quietHeight()),
                    UNDECIDED_FOLLOW * (timeMicros - previousMicros) * 1e-6);
        }
    }

    private void begin(long timeMicros, double force, HoldRule rule) {
        press.begin(timeMicros, force, rule);
        press.curve.start(timeMicros, force, rest.baseline());
        if (hasPrevious) {
            press.curve.start(previousMicros, previousForce, rest.baseline());
            press.curve.add(timeMicros, force);
        }
        quietSinceMicros = NEVER;
        rest.interrupt();
        window.clear();
        window.add(timeMicros, force, inBand(timeMicros, force), 0);
    }

    private void confirm(long timeMicros, double force) {
        undecided = false;
        enterLoading();
        listener.onOnset(press.onsetMicros, timeMicros, force, press.onsetRule);
    }

    private void enterLoading() {
        state = HoldState.LOADING;
        announced = false;
        plateau.clear();
        over = false;
        fallenSinceMicros = NEVER;
        overSinceMicros = NEVER;
    }

    // ---- pressed
    // -----------------------------------------------------------------------------------------------------

    private void pressed(long timeMicros, double force) {
        double height = force - rest.baseline();
        boolean looked = accumulate(timeMicros, force);
        if (plateau.reached()) {
            plateau.add(timeMicros, force, height, inBand(timeMicros, force));
        }
        noteQuiet(timeMicros, height);
        noteFall(timeMicros, height);
        if (looked && steady(timeMicros, force)) {
            return;
        }
        announce(timeMicros, force);
        if (state != HoldState.UNLOADING && fallenFor(timeMicros) >= UNLOADING_MICROS) {
            state = HoldState.UNLOADING;
            startTrough(timeMicros, force);
            listener.onUnloading(fallenSinceMicros, timeMicros, force);
        }
        if (state == HoldState.UNLOADING) {
            unloading(timeMicros, force, height, looked);
        }
    }

    private boolean accumulate(long timeMicros, double force) {
        press.add(timeMicros, force);
        return window.add(timeMicros, force, inBand(timeMicros, force), press.impulse);
    }

    private void noteQuiet(long timeMicros, double height) {
        if (height > rest.quietHeight()) {
            press.markRelease();
        }
        boolean quiet = height <= Math.max(rest.quietHeight(), RESIDUE_SHARE * reference());
        quietSinceMicros = quiet ? Math.min(quietSinceMicros, timeMicros) : NEVER;
    }

    private void noteFall(long timeMicros, double height) {
        double fallen = plateau.reached()
                ? settings.unloadingShare() * plateau.height()
                : settings.overShare() * (press.peakForce - rest.baseline());
        fallenSinceMicros = height < fallen ? Math.min(fallenSinceMicros, timeMicros) : NEVER;
        overSinceMicros = height < settings.overShare() * reference() ? Math.min(overSinceMicros, timeMicros) : NEVER;
        over |= overSinceMicros != NEVER && timeMicros - overSinceMicros >= bridgeMicros;
    }

    private long fallenFor(long timeMicros) {
        return fallenSinceMicros == NEVER ? -1 : timeMicros - fallenSinceMicros;
    }

    /** The height that a fall is judged against: the highest steady one, or the peak where none was steady. */
    private double reference() {
        return plateau.reached() ? plateau.largestHeight() : press.peakForce - rest.baseline();
    }

    /** Acts on a steady window; true where that ended the matter for this sample. */
    private boolean steady(long timeMicros, double force) {
        double height = window.mean() - rest.baseline();
        if (over || height < rest.onsetHeight() || !window.steadyWithin(tolerance(settings.steadyShare() * height))) {
            return false;
        }
        if (!plateau.reached()) {
            return rest.isFormer(window.mean(), timeMicros)
                    ? withdraw(timeMicros)
                    : reachPlateau(timeMicros, force, height);
        }
        if (height >= settings.overShare() * plateau.largestHeight()) {
            boolean contact = plateau.endMicros() - plateau.startMicros() < CONTACT_MICROS
                    && height >= CONTACT_GROWTH * plateau.height();
            if (contact) {
                return reachPlateau(timeMicros, force, height);
            }
            plateau.follow(height, settings.steadySeconds() / 10);
            reload(timeMicros, force);
        }
        return false;
    }

    private boolean reachPlateau(long timeMicros, double force, double height) {
        plateau.start(window, height, timeMicros);
        state = HoldState.PLATEAU;
        over = false;
        announced = false;
        fallenSinceMicros = NEVER;
        overSinceMicros = NEVER;
        announce(timeMicros, force);
        return true;
    }

    /** A steady press is a hold as soon as it has lasted long enough; until then it may be a step of somebody walking. */
    private void announce(long timeMicros, double force) {
        if (plateau.reached() && !announced && !over && timeMicros - press.onsetMicros >= shortestMicros) {
            announced = true;
            listener.onPlateau(plateau.startMicros(), timeMicros, force);
        }
    }

    private boolean withdraw(long timeMicros) {
        rest.moveTo(window.mean(), timeMicros);
        state = HoldState.IDLE;
        listener.onWithdrawn(press.onsetMicros, timeMicros);
        return true;
    }

    private double tolerance(double share) {
        return Math.sqrt(share * share + rest.scatterSquared());
    }

    // ---- falling
    // -----------------------------------------------------------------------------------------------------

    private void startTrough(long timeMicros, double force) {
        trough = force;
        next.begin(timeMicros, force, HoldRule.ROSE_FROM_TROUGH);
        next.curve.start(timeMicros, force, force);
    }

    private void unloading(long timeMicros, double force, double height, boolean looked) {
        if (force <= trough) {
            startTrough(timeMicros, force);
            next.impulseAtRelease = press.impulse;
        } else {
            next.add(timeMicros, force);
        }
        if (quietSinceMicros != NEVER && timeMicros - quietSinceMicros >= bridgeMicros) {
            close(HoldEnd.RELEASED, HoldRule.BACK_AT_BASELINE, timeMicros);
        } else if (!over) {
            if (height >= RELOADED_SHARE * (plateau.reached() ? plateau.height() : reference())) {
                reload(timeMicros, force);
            }
        } else if (force - trough >= Math.max(rest.onsetHeight(), RISE_AGAIN_SHARE * reference())) {
            pressAgain(timeMicros, force);
        } else if (looked && window.steadyWithin(tolerance(SETTLED_SHARE * reference()))) {
            settle(timeMicros, force);
        } else if (looked && !plateau.reached()) {
            settleAfterPeak(timeMicros, force);
        }
    }

    private void reload(long timeMicros, double force) {
        if (state == HoldState.UNLOADING) {
            state = plateau.reached() ? HoldState.PLATEAU : HoldState.LOADING;
            listener.onReloaded(timeMicros, force);
        }
    }

    /** A peak, and then a steady level far below it: the hand overshot, and the hold is what follows. */
    private void settleAfterPeak(long timeMicros, double force) {
        double height = window.mean() - rest.baseline();
        double least = Math.max(rest.onsetHeight(), STEADY_AFTER_PEAK_SHARE * reference());
        if (height >= least && window.steadyWithin(tolerance(settings.steadyShare() * height))) {
            reachPlateau(timeMicros, force, height);
        }
    }

    /** The force is steady below half: at rest, or, where that is too high to be rest, in another hold. */
    private void settle(long timeMicros, double force) {
        double height = window.mean() - rest.baseline();
        if (!plateau.reached() && height >= Math.max(rest.onsetHeight(), STEADY_AFTER_PEAK_SHARE * reference())) {
            reachPlateau(timeMicros, force, height);
            return;
        }
        press.markRelease(window.startMicros(), window.impulseAtStart());
        double level = window.mean();
        close(HoldEnd.RELEASED, HoldRule.SETTLED_LOW, timeMicros);
        if (level < settings.restingCeiling()) {
            rest.moveTo(level, timeMicros);
        } else {
            takeOver(timeMicros, force, HoldRule.STILL_LOADED);
        }
    }

    private void pressAgain(long timeMicros, double force) {
        press.markRelease(next.onsetMicros, next.impulseAtRelease);
        close(HoldEnd.RELEASED, HoldRule.RISES_AGAIN, timeMicros);
        if (trough < settings.restingCeiling()) {
            rest.moveTo(Math.max(trough, rest.baseline()), timeMicros);
        }
        takeOver(timeMicros, force, HoldRule.ROSE_FROM_TROUGH);
    }

    /** The press that began at the trough becomes the press. */
    private void takeOver(long timeMicros, double force, HoldRule rule) {
        Press finished = press;
        press = next;
        next = finished;
        press.onsetRule = rule;
        press.markRelease();
        quietSinceMicros = NEVER;
        window.clear();
        enterLoading();
        listener.onOnset(press.onsetMicros, timeMicros, force, rule);
    }

    // ---- ends
    // --------------------------------------------------------------------------------------------------------

    private void finish(HoldEnd end, HoldRule rule, long nowMicros) {
        if (state != HoldState.IDLE && over) {
            close(HoldEnd.RELEASED, HoldRule.BACK_AT_BASELINE, nowMicros);
        } else if (state != HoldState.IDLE) {
            close(end, rule, nowMicros);
        }
        undecided = false;
        belowBaselineSinceMicros = NEVER;
        window.clear();
    }

    private void close(HoldEnd end, HoldRule rule, long nowMicros) {
        state = HoldState.IDLE;
        if (announced) {
            rest.held(plateau.largestHeight());
            holds++;
            listener.onHold(toHold(end, rule), nowMicros);
        } else {
            listener.onPress(
                    press.onsetMicros, press.releaseMicros, nowMicros, press.peakForce, press.impulseAtRelease, rule);
        }
    }

    private Hold toHold(HoldEnd end, HoldRule rule) {
        PlateauStatistics statistics = plateau.statistics();
        double plateauSeconds = (plateau.endMicros() - plateau.startMicros()) * 1e-6;
        double inBandPercent = 100 * statistics.inBandSeconds() / plateauSeconds;
        return new Hold(
                holds,
                channel,
                press.onsetMicros / MICROS_PER_SECOND,
                plateau.startMicros() / MICROS_PER_SECOND,
                plateau.endMicros() / MICROS_PER_SECOND,
                Math.max(press.releaseMicros, plateau.endMicros()) / MICROS_PER_SECOND,
                end,
                statistics.mean(),
                press.peakForce,
                press.impulseAtRelease,
                press.curve.ratePerSecond(rest.baseline(), statistics.mean()),
                statistics.coefficientOfVariationPercent(),
                statistics.slope(),
                Double.isNaN(bandLow) ? Double.NaN : inBandPercent,
                rest.baseline(),
                press.onsetRule,
                rule);
    }

    private double inBand(long timeMicros, double force) {
        return hasPrevious && force >= bandLow && force <= bandHigh ? (timeMicros - previousMicros) * 1e-6 : 0;
    }
}
