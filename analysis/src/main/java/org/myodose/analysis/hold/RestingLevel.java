package org.myodose.analysis.hold;

/**
 * Learns, while nothing presses, where the force rests, how noisy it is there and how fine the numbers are; from these come
 * the two thresholds of a press. Constant memory, O(1) per sample, confined to one thread.
 */
final class RestingLevel {

    /** Long against the noise, short against thermal drift. */
    private static final double BASELINE_TAU_SECONDS = 5.0;

    private static final double NOISE_TAU_SECONDS = 4.0;
    private static final double QUIET_SIGMAS = 3.0;
    private static final double CLIP_SIGMAS = 4.0;
    /** A quantised signal at rest flips by one step; five are a press. */
    private static final double ONSET_STEPS = 5.0;
    /** A flicker far below what this sensor has held before is no press. */
    private static final double ONSET_SHARE_OF_LARGEST = 0.02;
    /** Rounding in sums of decimals is not resolution. */
    private static final double RELATIVE_ROUNDING = 1e-9;
    /** For so long a level that was left downwards is remembered: a sensor that is pulled comes back to it. */
    private static final long REMEMBER_MICROS = 60_000_000;

    private final HoldSettings settings;
    private double baseline;
    private double variance;
    private int learned;
    private double step;
    private double lastUnfiltered;
    private double largest;
    private double formerBaseline;
    private long formerUntilMicros;

    RestingLevel(HoldSettings settings) {
        this.settings = settings;
        forget();
    }

    /** Back to knowing nothing, as before the first sample. */
    void forget() {
        baseline = 0;
        variance = 0;
        learned = 0;
        step = Double.POSITIVE_INFINITY;
        lastUnfiltered = Double.NaN;
        largest = 0;
        formerUntilMicros = Long.MIN_VALUE;
    }

    double baseline() {
        return baseline;
    }

    double noise() {
        return Math.sqrt(variance);
    }

    /** Smallest change between neighbours seen so far; 0 until one was seen. */
    double step() {
        return step == Double.POSITIVE_INFINITY ? 0 : step;
    }

    /** Heights up to this one count as resting. */
    double quietHeight() {
        return Math.max(Math.max(QUIET_SIGMAS * noise(), step()), settings.quietFloor());
    }

    /** Heights from this one on are a press. */
    double onsetHeight() {
        double relative = Math.max(settings.noiseFactor() * noise(), ONSET_STEPS * step());
        return Math.max(Math.max(relative, ONSET_SHARE_OF_LARGEST * largest), settings.onsetFloor());
    }

    /** How far steady values may scatter for no other reason than noise and rounding, squared. */
    double scatterSquared() {
        return 16 * variance + 4 * step() * step();
    }

    /** A hold at this height has been seen. */
    void held(double height) {
        largest = Math.max(largest, height);
    }

    /** Notes how fine the numbers are; takes the force before any filter, which would hide its steps. */
    void observeStep(double unfiltered) {
        double change = Math.abs(unfiltered - lastUnfiltered);
        if (change > RELATIVE_ROUNDING * Math.abs(unfiltered) && change < step) {
            step = change;
        }
        lastUnfiltered = unfiltered;
    }

    /** First moments of a recording: plain mean and variance. */
    void learn(double force) {
        learned++;
        double before = force - baseline;
        baseline += before / learned;
        variance += (before * (force - baseline) - variance) / learned;
    }

    /** Follows slow drift and the noise; heights above the quiet one are a press's business. */
    void follow(double force, double seconds) {
        double height = force - baseline;
        double clip = Math.max(CLIP_SIGMAS * noise(), step());
        double clipped = Math.max(-clip, Math.min(clip, height));
        variance += (clipped * clipped - variance) * seconds / (NOISE_TAU_SECONDS + seconds);
        baseline += height * seconds / (BASELINE_TAU_SECONDS + seconds);
    }

    /** The resting level is elsewhere now. */
    void moveTo(double force, long timeMicros) {
        if (force < baseline && timeMicros > formerUntilMicros) {
            formerBaseline = baseline;
            formerUntilMicros = timeMicros + REMEMBER_MICROS;
        }
        baseline = force;
    }

    /** Whether this is the level that was left downwards not long ago. */
    boolean isFormer(double force, long timeMicros) {
        return timeMicros <= formerUntilMicros && Math.abs(force - formerBaseline) <= quietHeight();
    }
}
