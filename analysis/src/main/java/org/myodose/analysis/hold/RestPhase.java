package org.myodose.analysis.hold;

/**
 * The time between presses: learns the resting level, and waits for the force to leave it. Between the quiet height and the
 * onset height it is undecided, and keeps the true onset should it become a press. Confined to one thread.
 */
final class RestPhase {

    /** Long enough for a few samples at 10 Hz, shorter than anybody needs to begin a press. */
    private static final long LEARN_MICROS = 400_000;
    /** Something this long between resting and pressing was no press: the resting level has moved. */
    private static final long UNDECIDED_MICROS = 10_000_000;
    /** Flickers of a sensor last up to 0.2 s, touches 0.7 s and more. */
    private static final long TOUCH_MICROS = 500_000;
    /** Meanwhile the baseline follows slowly, towards the quiet height: drift is caught up with, a slow press is not. */
    private static final double UNDECIDED_FOLLOW = 0.5;

    private static final long BELOW_BASELINE_MICROS = 300_000;

    private final HoldSettings settings;
    private final Track track;
    private final RestingLevel rest;
    private final long bridgeMicros;
    private boolean learning;
    private boolean undecided;
    private long learnUntilMicros;
    private long belowBaselineSinceMicros = Track.NEVER;

    RestPhase(HoldSettings settings, Track track) {
        this.settings = settings;
        this.track = track;
        rest = track.rest;
        bridgeMicros = Math.round(settings.bridgeSeconds() * 1e6);
        forget();
    }

    void forget() {
        rest.forget();
        learning = true;
        learnUntilMicros = Track.NEVER;
        interrupt();
    }

    /** What comes next does not follow on what came before. */
    void interrupt() {
        undecided = false;
        belowBaselineSinceMicros = Track.NEVER;
        rest.interrupt();
    }

    /** Takes a sample; true when a press has begun, which the track then holds. */
    boolean sample(long timeMicros, double force) {
        if (!undecided) {
            rest.observeNoise(timeMicros, force, track.secondsSincePrevious(timeMicros));
        }
        return learning ? learn(timeMicros, force) : watch(timeMicros, force);
    }

    private boolean learn(long timeMicros, double force) {
        if (learnUntilMicros == Track.NEVER) {
            if (force >= settings.restingCeiling()) {
                learning = false;
                track.begin(timeMicros, force, HoldRule.ALREADY_LOADED);
                return true;
            }
            learnUntilMicros = timeMicros + LEARN_MICROS;
        }
        if (timeMicros < learnUntilMicros) {
            rest.learn(force);
            return false;
        }
        learning = false;
        return watch(timeMicros, force);
    }

    private boolean watch(long timeMicros, double force) {
        double height = force - rest.baseline();
        double quietHeight = rest.quietHeight();
        if (undecided || height > quietHeight) {
            return approach(timeMicros, force, height);
        }
        resting(timeMicros, force, height >= -quietHeight);
        return false;
    }

    private void resting(long timeMicros, double force, boolean atBaseline) {
        if (atBaseline) {
            belowBaselineSinceMicros = Track.NEVER;
        } else if (belowBaselineSinceMicros == Track.NEVER) {
            belowBaselineSinceMicros = timeMicros;
        } else if (timeMicros - belowBaselineSinceMicros >= BELOW_BASELINE_MICROS) {
            rest.moveTo(force, timeMicros);
            belowBaselineSinceMicros = Track.NEVER;
            return;
        }
        rest.follow(force, track.secondsSincePrevious(timeMicros));
    }

    private boolean approach(long timeMicros, double force, double height) {
        belowBaselineSinceMicros = Track.NEVER;
        if (undecided && !startsAnew(timeMicros, height)) {
            track.accumulate(timeMicros, force);
        } else {
            track.begin(timeMicros, force, track.afterGap ? HoldRule.ALREADY_LOADED : HoldRule.ROSE_ABOVE_BASELINE);
            undecided = true;
        }
        track.noteQuiet(timeMicros, height, rest.largestHeld());
        if (height >= rest.onsetHeight() || touches(timeMicros)) {
            undecided = false;
            return true;
        }
        doubt(timeMicros, force, height);
        return false;
    }

    /** What rested for longer than a dip began anew; and on a sensor with noise also what has collapsed since. */
    private boolean startsAnew(long timeMicros, double height) {
        return rest.isStill()
                ? height > rest.quietHeight() && timeMicros - track.press.releaseMicros > bridgeMicros
                : height < settings.overShare() * (track.press.peakForce - rest.baseline());
    }

    /** On a sensor that stands still at rest, what leaves rest for so long is a press, however light. */
    private boolean touches(long timeMicros) {
        return rest.isStill()
                && timeMicros - track.press.onsetMicros >= TOUCH_MICROS
                && track.press.peakForce - rest.baseline() >= rest.touchHeight();
    }

    private void doubt(long timeMicros, double force, double height) {
        if (track.quietFor(timeMicros, bridgeMicros)) {
            undecided = false;
            rest.falseStart(track.press.peakForce);
        } else if (timeMicros - track.press.onsetMicros >= UNDECIDED_MICROS) {
            rest.moveTo(force, timeMicros);
            undecided = false;
        } else {
            rest.follow(
                    rest.baseline() + Math.min(height, rest.quietHeight()),
                    UNDECIDED_FOLLOW * track.secondsSincePrevious(timeMicros));
        }
    }
}
