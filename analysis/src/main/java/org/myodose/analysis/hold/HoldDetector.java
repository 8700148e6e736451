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

    private static final long UNLOADING_MICROS = 100_000;
    /** After a silence this long nothing is believed of the resting level. */
    private static final long FORGET_MICROS = 60_000_000;
    /** A plateau shorter than this and under half of what follows was the hand taking up contact. */
    private static final long CONTACT_MICROS = 3_000_000;

    private static final double CONTACT_GROWTH = 2.0;
    private static final double RELOADED_SHARE = 0.8;
    private static final double RISE_AGAIN_SHARE = 0.2;
    private static final double SETTLED_SHARE = 0.03;
    private static final double STEADY_AFTER_PEAK_SHARE = 0.1;
    /** Dividing gives the nearest double to the decimal; multiplying by 1e-6 may miss it. */
    private static final double MICROS_PER_SECOND = 1e6;

    private final HoldSettings settings;
    private final String channel;
    private final boolean hasBand;
    private final HoldListener listener;
    private final long bridgeMicros;
    private final long shortestMicros;
    private final Track track;
    private final RestingLevel rest;
    private final SteadyWindow window;
    private final RestPhase restPhase;
    private final Plateau plateau = new Plateau();
    private final Fall fall;

    private HoldState state = HoldState.IDLE;
    private boolean announced;
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
        this.listener = listener;
        hasBand = !Double.isNaN(bandLow);
        shortestMicros = Math.round(settings.shortestSeconds() * 1e6);
        bridgeMicros = Math.round(settings.bridgeSeconds() * 1e6);
        track = new Track(settings, bandLow, bandHigh);
        rest = track.rest;
        window = track.window;
        restPhase = new RestPhase(settings, track);
        fall = new Fall(settings);
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
        if (!Double.isFinite(force) || (track.hasPrevious && timeMicros <= track.previousMicros)) {
            skipped++;
            return;
        }
        if (Double.isFinite(unfiltered)) {
            rest.observeStep(unfiltered);
        }
        if (state != HoldState.IDLE) {
            pressed(timeMicros, force);
        } else if (restPhase.sample(timeMicros, force)) {
            startLoading(timeMicros, force);
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

    private void startLoading(long timeMicros, double force) {
        state = HoldState.LOADING;
        announced = false;
        plateau.clear();
        fall.clear();
        listener.onOnset(track.press.onsetMicros, timeMicros, force, track.press.onsetRule);
    }

    private void pressed(long timeMicros, double force) {
        double height = force - rest.baseline();
        boolean looked = track.accumulate(timeMicros, force);
        if (plateau.reached()) {
            plateau.add(timeMicros, force, height, track.inBandSeconds(timeMicros, force));
        }
        track.noteQuiet(timeMicros, height, reference());
        fall.note(timeMicros, height, plateau, reference());
        if (looked && steady(timeMicros, force)) {
            return;
        }
        announce(timeMicros, force);
        if (state != HoldState.UNLOADING && fall.fallenFor(timeMicros, UNLOADING_MICROS)) {
            state = HoldState.UNLOADING;
            startTrough(timeMicros, force);
            listener.onUnloading(fall.sinceMicros(), timeMicros, force);
        }
        if (state == HoldState.UNLOADING) {
            unloading(timeMicros, force, height, looked);
        }
    }

    /** The height that a fall is judged against: the highest steady one, or the peak where none was steady. */
    private double reference() {
        return plateau.reached() ? plateau.largestHeight() : track.press.peakForce - rest.baseline();
    }

    /** Acts on a steady window; true where that ended the matter for this sample. */
    private boolean steady(long timeMicros, double force) {
        double height = window.mean() - rest.baseline();
        if (fall.over()
                || height < rest.onsetHeight()
                || !window.steadyWithin(tolerance(settings.steadyShare() * height))) {
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
        announced = false;
        fall.clear();
        announce(timeMicros, force);
        return true;
    }

    /** A steady press is a hold as soon as it has lasted long enough; until then it may be a step of somebody walking. */
    private void announce(long timeMicros, double force) {
        if (plateau.reached() && !announced && !fall.over() && timeMicros - track.press.onsetMicros >= shortestMicros) {
            announced = true;
            listener.onPlateau(plateau.startMicros(), timeMicros, force);
        }
    }

    private boolean withdraw(long timeMicros) {
        rest.moveTo(window.mean(), timeMicros);
        state = HoldState.IDLE;
        listener.onWithdrawn(track.press.onsetMicros, timeMicros);
        return true;
    }

    private double tolerance(double share) {
        return Math.sqrt(share * share + rest.scatterSquared());
    }

    private void startTrough(long timeMicros, double force) {
        trough = force;
        track.next.begin(timeMicros, force, HoldRule.ROSE_FROM_TROUGH);
        track.next.curve.start(timeMicros, force, force);
    }

    private void unloading(long timeMicros, double force, double height, boolean looked) {
        if (force <= trough) {
            startTrough(timeMicros, force);
            track.next.impulseAtRelease = track.press.impulse;
        } else {
            track.next.add(timeMicros, force);
        }
        if (track.quietFor(timeMicros, bridgeMicros)) {
            close(HoldEnd.RELEASED, HoldRule.BACK_AT_BASELINE, timeMicros);
        } else if (!fall.over()) {
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
        track.press.markRelease(window.startMicros(), window.impulseAtStart());
        double level = window.mean();
        close(HoldEnd.RELEASED, HoldRule.SETTLED_LOW, timeMicros);
        if (level < settings.restingCeiling()) {
            rest.moveTo(level, timeMicros);
        } else {
            takeOver(timeMicros, force, HoldRule.STILL_LOADED);
        }
    }

    private void pressAgain(long timeMicros, double force) {
        track.press.markRelease(track.next.onsetMicros, track.next.impulseAtRelease);
        close(HoldEnd.RELEASED, HoldRule.RISES_AGAIN, timeMicros);
        if (trough < settings.restingCeiling()) {
            rest.moveTo(Math.max(trough, rest.baseline()), timeMicros);
        }
        takeOver(timeMicros, force, HoldRule.ROSE_FROM_TROUGH);
    }

    private void takeOver(long timeMicros, double force, HoldRule rule) {
        track.takeNext(rule);
        startLoading(timeMicros, force);
    }

    private void finish(HoldEnd end, HoldRule rule, long nowMicros) {
        if (state != HoldState.IDLE && fall.over()) {
            close(HoldEnd.RELEASED, HoldRule.BACK_AT_BASELINE, nowMicros);
        } else if (state != HoldState.IDLE) {
            close(end, rule, nowMicros);
        }
        restPhase.interrupt();
        window.clear();
    }

    private void close(HoldEnd end, HoldRule rule, long nowMicros) {
        state = HoldState.IDLE;
        if (announced) {
            rest.held(plateau.largestHeight());
            holds++;
            listener.onHold(toHold(end, rule), nowMicros);
        } else {
            Press press = track.press;
            listener.onPress(
                    press.onsetMicros, press.releaseMicros, nowMicros, press.peakForce, press.impulseAtRelease, rule);
        }
    }

    private Hold toHold(HoldEnd end, HoldRule rule) {
        Press press = track.press;
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
                hasBand ? inBandPercent : Double.NaN,
                rest.baseline(),
                press.onsetRule,
                rule);
    }
}
