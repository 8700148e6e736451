package org.myodose.analysis.hold;

/** What rest and press share: the last sample, the press that is on or may be one, and the window. Confined to one thread. */
final class Track {

    static final long NEVER = Long.MAX_VALUE;

    /** A sensor, or a filter's undershoot, may leave this much of a press behind for a moment. */
    private static final double RESIDUE_SHARE = 0.02;

    final RestingLevel rest;
    final SteadyWindow window;
    Press press = new Press();
    /** The press that a trough may turn out to have begun. */
    Press next = new Press();

    boolean hasPrevious;
    boolean afterGap;
    /** Whether the present sample stands at the end of some range. */
    boolean clipped;

    long previousMicros;
    private final double bandLow;
    private final double bandHigh;
    private double previousForce;
    private long quietSinceMicros = NEVER;

    Track(HoldSettings settings, double bandLow, double bandHigh) {
        rest = new RestingLevel(settings);
        window = new SteadyWindow(settings.steadySeconds());
        this.bandLow = bandLow;
        this.bandHigh = bandHigh;
    }

    void remember(long timeMicros, double force) {
        hasPrevious = true;
        afterGap = false;
        previousMicros = timeMicros;
        previousForce = force;
    }

    /** A press may begin with this sample. */
    void begin(long timeMicros, double force, HoldRule rule) {
        press.begin(timeMicros, force, rule);
        press.curve.start(timeMicros, force, rest.baseline());
        if (hasPrevious) {
            press.curve.start(previousMicros, previousForce, rest.baseline());
            press.curve.add(timeMicros, force);
        }
        quietSinceMicros = NEVER;
        rest.interrupt();
        window.clear();
        window.add(timeMicros, force, inBandSeconds(timeMicros, force), 0);
    }

    /** Another sample of the press; true when the window has been looked at anew. */
    boolean accumulate(long timeMicros, double force) {
        press.add(timeMicros, force);
        if (clipped) {
            press.noteClipped(timeMicros);
        }
        return window.add(timeMicros, force, inBandSeconds(timeMicros, force), press.impulse);
    }

    /** The press that began at the trough becomes the press. */
    void takeNext(HoldRule rule) {
        Press finished = press;
        press = next;
        next = finished;
        press.onsetRule = rule;
        press.markRelease();
        quietSinceMicros = NEVER;
        window.clear();
    }

    /** Keeps the time of the last sample above the noise, and since when the force has been as good as at rest. */
    void noteQuiet(long timeMicros, double height, double reference) {
        if (height > rest.quietHeight()) {
            press.markRelease();
        }
        double residue = rest.isStill() ? 0 : RESIDUE_SHARE * reference;
        boolean quiet = height <= Math.max(rest.quietHeight(), residue);
        quietSinceMicros = quiet ? Math.min(quietSinceMicros, timeMicros) : NEVER;
    }

    boolean quietFor(long timeMicros, long micros) {
        return quietSinceMicros != NEVER && timeMicros - quietSinceMicros >= micros;
    }

    double secondsSincePrevious(long timeMicros) {
        return hasPrevious ? (timeMicros - previousMicros) * 1e-6 : 0;
    }

    double inBandSeconds(long timeMicros, double force) {
        return force >= bandLow && force <= bandHigh ? secondsSincePrevious(timeMicros) : 0;
    }
}
