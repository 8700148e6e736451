package org.myodose.analysis.hold;

/** What is known of a press from its onset on; reused for press after press. Confined to one thread, allocates nothing. */
final class Press {

    final LoadingCurve curve = new LoadingCurve();
    long onsetMicros;
    HoldRule onsetRule = HoldRule.ROSE_ABOVE_BASELINE;
    double peakForce;
    double impulse;
    long releaseMicros;
    double impulseAtRelease;
    private long firstClippedMicros;
    private long lastClippedMicros;
    private long lastMicros;
    private double lastForce;

    /** Begins at this sample; the curve begins at the sample before, where there is one. */
    void begin(long timeMicros, double force, HoldRule rule) {
        onsetMicros = timeMicros;
        onsetRule = rule;
        peakForce = force;
        impulse = 0;
        firstClippedMicros = Long.MAX_VALUE;
        lastClippedMicros = Long.MIN_VALUE;
        lastMicros = timeMicros;
        lastForce = force;
        markRelease();
    }

    void add(long timeMicros, double force) {
        impulse += 0.5 * (force + lastForce) * (timeMicros - lastMicros) * 1e-6;
        peakForce = Math.max(peakForce, force);
        curve.add(timeMicros, force);
        lastMicros = timeMicros;
        lastForce = force;
    }

    /** The sample at this time stood at the end of the sensor's or the converter's range. */
    void noteClipped(long timeMicros) {
        firstClippedMicros = Math.min(firstClippedMicros, timeMicros);
        lastClippedMicros = timeMicros;
    }

    boolean clippedWithin(long startMicros, long endMicros) {
        return firstClippedMicros <= endMicros && lastClippedMicros >= startMicros;
    }

    /** If the press ends, it ended no earlier than here. */
    void markRelease() {
        releaseMicros = lastMicros;
        impulseAtRelease = impulse;
    }

    void markRelease(long timeMicros, double impulseThere) {
        releaseMicros = timeMicros;
        impulseAtRelease = impulseThere;
    }
}
