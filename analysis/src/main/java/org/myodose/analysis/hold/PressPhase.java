package org.myodose.analysis.hold;

/**
 * The time from a press's onset to its end: loading, plateau, unloading, and what of it is a hold. Tells the listener. Confined
 * to one thread; allocates nothing but the {@link Hold} it hands out when one ends.
 */
final class PressPhase {

    private static final long UNLOADING_MICROS = 100_000;
    /** A plateau shorter than this and under half of what follows was the hand taking up contact. */
    private static final long CONTACT_MICROS = 3_000_000;

    private static final double CONTACT_GROWTH = 2.0;
    private static final double RELOADED_SHARE = 0.8;
    private static final double RISE_AGAIN_SHARE = 0.2;
    /** What of a steady window is not this close to its end belongs to the loading. */
    private static final double SETTLING_SHARE = 0.05;

    private static final double SETTLED_SHARE = 0.03;
    private static final double STEADY_AFTER_PEAK_SHARE = 0.1;
    /** Dividing gives the nearest double to the decimal; multiplying by 1e-6 may miss it. */
    private static final double MICROS_PER_SECOND = 1e6;

    private final HoldSettings settings;
    private final String channel;
    private final String site;
    private final boolean hasBand;
    private final HoldListener listener;
    private final long bridgeMicros;
    private final long shortestMicros;
    private final Track track;
    private final RestingLevel rest;
    private final SteadyWindow window;
    private final Plateau plateau = new Plateau();
    private final Fall fall;
    private final Growth growth;

    private HoldState state = HoldState.IDLE;
    private boolean announced;
    private double trough;
    private int holds;

    /**
     * @param channel the name that goes into each hold
     * @param site the measurement site that goes into each hold
     * @param hasBand whether the track adds up time inside a band
     */
    PressPhase(
            HoldSettings settings, String channel, String site, boolean hasBand, Track track, HoldListener listener) {
        this.settings = settings;
        this.channel = channel;
        this.site = site;
        this.hasBand = hasBand;
        this.listener = listener;
        this.track = track;
        shortestMicros = Math.round(settings.shortestSeconds() * 1e6);
        bridgeMicros = Math.round(settings.bridgeSeconds() * 1e6);
        rest = track.rest;
        window = track.window;
        fall = new Fall(settings);
        growth = new Growth(Math.round(settings.steadySeconds() * 1e6));
    }

    /** Idle while nothing presses. */
    HoldState state() {
        return state == HoldState.PLATEAU && !announced ? HoldState.LOADING : state;
    }

    boolean isIdle() {
        return state == HoldState.IDLE;
    }

    /** Holds closed so far. */
    int holds() {
        return holds;
    }

    /** The press that the track holds has begun, and is told with this sample. */
    void begin(long timeMicros, double force) {
        state = HoldState.LOADING;
        announced = false;
        growth.clear();
        plateau.clear();
        fall.clear();
        listener.onOnset(track.press.onsetMicros, timeMicros, force, track.press.onsetRule);
    }

    /** Takes the next sample of the press. */
    void sample(long timeMicros, double force) {
        double height = force - rest.baseline();
        boolean looked = track.accumulate(timeMicros, force);
        if (plateau.reached()) {
            boolean unloading = state == HoldState.UNLOADING || fall.over();
            plateau.add(timeMicros, force, height, track.inBandSeconds(timeMicros, force), unloading);
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
            if (rest.isFormer(window.mean(), timeMicros)) {
                return withdraw(timeMicros);
            }
            return !growth.goesOn(window, height, track.press.onsetMicros, timeMicros)
                    && reachPlateau(timeMicros, force, height);
        }
        if (height >= settings.overShare() * plateau.largestHeight()) {
            boolean contact = plateau.endMicros() - plateau.startMicros() < CONTACT_MICROS
                    && height >= CONTACT_GROWTH * plateau.height();
            if (contact) {
                return reachPlateau(timeMicros, force, height);
            }
            plateau.follow(height, settings.steadySeconds() / 10);
            if (window.steadyWithin(tolerance(SETTLING_SHARE * height))) {
                plateau.dwell(window, height, timeMicros);
            }
            reload(timeMicros, force);
        }
        return false;
    }

    private boolean reachPlateau(long timeMicros, double force, double height) {
        window.trim(tolerance(SETTLING_SHARE * height));
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
        begin(timeMicros, force);
    }

    /** Nothing more will be known of the press that is on, if any. */
    void finish(HoldEnd end, HoldRule rule, long nowMicros) {
        if (state != HoldState.IDLE && fall.over()) {
            close(HoldEnd.RELEASED, HoldRule.BACK_AT_BASELINE, nowMicros);
        } else if (state != HoldState.IDLE) {
            close(end, rule, nowMicros);
        }
    }

    private void close(HoldEnd end, HoldRule rule, long nowMicros) {
        state = HoldState.IDLE;
        if (!announced && track.press.releaseMicros - track.press.onsetMicros >= bridgeMicros) {
            rest.held(track.press.peakForce - rest.baseline());
        }
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
        // The same seconds, added up in another order, may come out a last digit beyond the whole.
        double inBandPercent = Math.min(100, 100 * statistics.inBandSeconds() / plateauSeconds);
        return new Hold(
                holds,
                channel,
                site,
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
                rule,
                plateau.steps(rest.baseline()),
                plateau.excursions().count(),
                plateau.excursions().peakForce(),
                press.clippedWithin(plateau.startMicros(), plateau.endMicros()));
    }
}
