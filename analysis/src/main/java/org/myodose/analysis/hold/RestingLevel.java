package org.myodose.analysis.hold;

/**
 * Learns, while nothing presses, where the force rests, how noisy it is there and how fine the numbers are; from these come
 * the two thresholds of a press. Constant memory, O(1) per sample, confined to one thread.
 */
final class RestingLevel {

    /** Long against the noise, short against thermal drift. */
    private static final double BASELINE_TAU_SECONDS = 5.0;

    private static final double QUIET_SIGMAS = 3.0;
    /** A quantised signal at rest flips by one step, seldom by two; three are a press. */
    private static final double ONSET_STEPS = 3.0;
    /** A flicker far below what this sensor has held before is no press. */
    private static final double ONSET_SHARE_OF_LARGEST = 0.03;
    /** What comes back of a load that was there at the start, and has left, is no press below this share. */
    private static final double RETURN_SHARE = 0.5;
    /** The first change of a signal that stood still is the press itself, not its resolution. */
    private static final int CHANGES_TO_BELIEVE = 2;
    /** Few changes say little about the resolution; where there is a physical floor, it serves until more are seen. */
    private static final int CHANGES_TO_OVERRULE_FLOOR = 10;
    /** Rounding in sums of decimals is not resolution. */
    private static final double RELATIVE_ROUNDING = 1e-9;
    /** For so long a level that was left downwards is remembered: a sensor that is pulled comes back to it. */
    private static final long REMEMBER_MICROS = 60_000_000;
    /** A sensor that repeats its resting figure for so much of the time has suppressed its noise, or has none. */
    private static final double STILL_SHARE = 0.9;

    private static final double STILL_TAU_SECONDS = 4.0;
    /** Not at every sample, which would cost. */
    private static final double LEARN_SECONDS = 0.05;
    /** Where neighbours at rest differ by two steps on average, every sixth is alike, and so many in a row never are. */
    private static final int STUCK_REPEATS = 20;

    private static final double LIVELY_STEPS = 2.0;
    private static final double LIVELY_SHARE = 0.5;
    private static final double LEAST_REST_SECONDS = 0.3;

    private final HoldSettings settings;
    private double baseline;
    private final NoiseEstimate noise = new NoiseEstimate();
    private int learned;
    private double step;
    private int changes;
    private double lastUnfiltered;
    private double lastChange;
    private double largestUnfiltered;
    private double meanChange;
    private int repeats;
    private double stillShare;
    private double restSeconds;
    private double newSeconds;
    private double newStillSeconds;
    private double newChanges;
    private double largest;
    private double formerBaseline;
    private long formerUntilMicros;
    private double lowest;
    private double startLevel;
    private long nowMicros;

    RestingLevel(HoldSettings settings) {
        this.settings = settings;
        forget();
    }

    /** Back to knowing nothing, as before the first sample. */
    void forget() {
        baseline = 0;
        noise.forget();
        learned = 0;
        step = Double.POSITIVE_INFINITY;
        changes = 0;
        lastUnfiltered = Double.NaN;
        repeats = 0;
        lastChange = 0;
        largestUnfiltered = Double.NEGATIVE_INFINITY;
        meanChange = 0;
        stillShare = 0;
        restSeconds = 0;
        newSeconds = 0;
        newStillSeconds = 0;
        newChanges = 0;
        largest = 0;
        formerUntilMicros = Long.MIN_VALUE;
        lowest = Double.POSITIVE_INFINITY;
        nowMicros = Long.MIN_VALUE;
    }

    double baseline() {
        return baseline;
    }

    double noise() {
        return noise.deviation();
    }

    /** Smallest change between neighbours seen so far; 0 until one was seen. */
    double step() {
        return step == Double.POSITIVE_INFINITY ? 0 : step;
    }

    /** Heights up to this one count as resting. */
    double quietHeight() {
        if (isStill()) {
            return Math.max(0.5 * step(), settings.quietFloor());
        }
        double rounding = changes >= CHANGES_TO_BELIEVE ? step() : 0;
        return Math.max(Math.max(QUIET_SIGMAS * noise(), rounding), settings.quietFloor());
    }

    /** Heights from this one on are a press. */
    double onsetHeight() {
        boolean floorSuffices = settings.onsetFloor() > 0 && changes < CHANGES_TO_OVERRULE_FLOOR;
        double rounding = floorSuffices ? 0 : ONSET_STEPS * step();
        double relative = Math.max(settings.noiseFactor() * noise(), rounding);
        double leftBehind = Math.max(ONSET_SHARE_OF_LARGEST * largest, RETURN_SHARE * fallen());
        return Math.max(Math.max(relative, leftBehind), settings.onsetFloor());
    }

    /** How far the resting level has lately fallen below any before: so much load was there when it began, and is gone. */
    private double fallen() {
        return nowMicros <= formerUntilMicros ? Math.max(0, startLevel - baseline) : 0;
    }

    /** Whether the sensor gives the same figure over and over while it rests: then any other figure is contact. */
    boolean isStill() {
        return stillShare >= STILL_SHARE && changes >= CHANGES_TO_BELIEVE;
    }

    /** Whether a sensor whose figure trembles at rest repeats its largest figure: it has reached the end of its range. */
    boolean isStuck() {
        return repeats >= STUCK_REPEATS
                && lastUnfiltered >= largestUnfiltered
                && restSeconds >= LEAST_REST_SECONDS
                && stillShare < LIVELY_SHARE
                && meanChange >= LIVELY_STEPS * step();
    }

    /** On a sensor that stands still at rest, from here on a touch is told from a flicker. */
    double touchHeight() {
        return Math.max(ONSET_STEPS * step(), settings.onsetFloor());
    }

    /** How far steady values may scatter for no other reason than noise and rounding, squared. */
    double scatterSquared() {
        return 16 * noise.variance() + 4 * step() * step();
    }

    /** A hold at this height has been seen. */
    void held(double height) {
        largest = Math.max(largest, height);
    }

    /** The greatest height held so far; 0 before the first hold. */
    double largestHeld() {
        return largest;
    }

    /** Notes how fine the numbers are; takes the force before any filter, which would hide its steps. */
    void observeStep(long timeMicros, double unfiltered) {
        nowMicros = timeMicros;
        double change = Math.abs(unfiltered - lastUnfiltered);
        if (change > RELATIVE_ROUNDING * Math.abs(unfiltered)) {
            changes++;
            step = Math.min(step, change);
        }
        repeats = change == 0 ? repeats + 1 : 0;
        lastUnfiltered = unfiltered;
        // Not a number at the very first.
        lastChange = change > 0 ? change : 0;
        largestUnfiltered = Math.max(largestUnfiltered, unfiltered);
    }

    /** Notes how the force scatters, and whether it does; to be told every sample at rest. */
    void observeNoise(long timeMicros, double force, double seconds) {
        noise.add(timeMicros, force);
        newSeconds += seconds;
        newStillSeconds += repeats > 0 ? seconds : 0;
        newChanges += lastChange * seconds;
        if (newSeconds >= LEARN_SECONDS) {
            learnHowStill();
        }
    }

    private void learnHowStill() {
        restSeconds = Math.min(restSeconds + newSeconds, STILL_TAU_SECONDS);
        stillShare += (newStillSeconds - newSeconds * stillShare) / restSeconds;
        meanChange += (newChanges - newSeconds * meanChange) / restSeconds;
        newSeconds = 0;
        newStillSeconds = 0;
        newChanges = 0;
    }

    /** The rest has ended: the next sample at rest does not follow on this one. */
    void interrupt() {
        noise.interrupt();
    }

    /** What looked like a press was gone before it was one: the noise is larger than believed. */
    void falseStart(double peakForce) {
        noise.learnPeak(peakForce - baseline);
    }

    /** First moments of a recording: the plain mean. */
    void learn(double force) {
        learned++;
        baseline += (force - baseline) / learned;
    }

    /** Follows slow drift; heights above the quiet one are a press's business. */
    void follow(double force, double seconds) {
        baseline += (force - baseline) * seconds / (BASELINE_TAU_SECONDS + seconds);
        lowest = Math.min(lowest, baseline);
    }

    /** The resting level is elsewhere now. */
    void moveTo(double force, long timeMicros) {
        if (force < baseline && timeMicros > formerUntilMicros) {
            formerBaseline = baseline;
            startLevel = Math.min(lowest, baseline);
            formerUntilMicros = timeMicros + REMEMBER_MICROS;
        }
        baseline = force;
        lowest = Math.min(lowest, baseline);
    }

    /** Whether this is the level that was left downwards not long ago. */
    boolean isFormer(double force, long timeMicros) {
        return timeMicros <= formerUntilMicros && Math.abs(force - formerBaseline) <= quietHeight();
    }
}
