package org.myodose.analysis.hold;

/**
 * The steady part of a press. Samples below 90 % of its level wait aside: they belong to the plateau if the force comes back,
 * and to the release if it does not. Confined to one thread, allocates nothing.
 */
final class Plateau {

    private static final double END_SHARE = 0.9;
    private static final double LEVEL_TAU_SECONDS = 1.0;
    /** A steady stretch that differs by this share is a step of a staircase: the level goes there at once. */
    private static final double STEP_SHARE = 0.2;

    private final PlateauStatistics kept = new PlateauStatistics();
    private final PlateauStatistics waiting = new PlateauStatistics();
    private boolean reached;
    private long startMicros;
    private long endMicros;
    private double height;
    private double largestHeight;

    void clear() {
        reached = false;
        height = 0;
        largestHeight = 0;
    }

    /** The window just looked at is steady: the plateau starts with it. */
    void start(SteadyWindow window, double steadyHeight, long nowMicros) {
        reached = true;
        window.copyInto(kept);
        waiting.clear();
        startMicros = window.startMicros();
        endMicros = nowMicros;
        height = steadyHeight;
        largestHeight = steadyHeight;
    }

    void add(long timeMicros, double force, double heightNow, double inBandSeconds) {
        waiting.add(timeMicros * 1e-6, force, inBandSeconds);
        if (heightNow >= END_SHARE * height) {
            kept.merge(waiting);
            waiting.clear();
            endMicros = timeMicros;
        }
    }

    /** The force is steady again at some height: follow slowly, or step there. */
    void follow(double steadyHeight, double seconds) {
        boolean step = Math.abs(steadyHeight - height) > STEP_SHARE * height;
        height += step ? steadyHeight - height : (steadyHeight - height) * seconds / (LEVEL_TAU_SECONDS + seconds);
        largestHeight = Math.max(largestHeight, height);
    }

    boolean reached() {
        return reached;
    }

    long startMicros() {
        return startMicros;
    }

    long endMicros() {
        return endMicros;
    }

    /** The level above the baseline. */
    double height() {
        return height;
    }

    double largestHeight() {
        return largestHeight;
    }

    PlateauStatistics statistics() {
        return kept;
    }
}
