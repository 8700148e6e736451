package org.myodose.analysis.guidance;

/**
 * Whether the force can be known: not while the sensor is at the end of its range, nor for half a second after, so that a force at the
 * very end does not flutter. Half a second is a default. Allocates nothing.
 */
final class Saturation {

    private static final long AFTERWARDS_MICROS = 500_000;

    private long untilMicros = Long.MIN_VALUE;
    private boolean present;
    private boolean told;

    void follow(long timeMicros, boolean atItsEnd) {
        if (atItsEnd) {
            untilMicros = timeMicros + AFTERWARDS_MICROS;
        }
        present = timeMicros < untilMicros;
        told &= present;
    }

    boolean present() {
        return present;
    }

    /** Once for each time, as soon as something presses. */
    boolean due(boolean pressing) {
        boolean due = present && pressing && !told;
        told |= due;
        return due;
    }
}
