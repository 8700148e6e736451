package org.myodose.analysis.hold;

import java.util.List;

/**
 * The steady part of a press. A sample that lies below the plateau's recent level waits aside, with all that follow: they
 * belong to the plateau if the force comes back or becomes steady again, and to the unloading if it does not. So the plateau
 * ends where the unloading began, although that is known only later. Confined to one thread, allocates nothing.
 */
final class Plateau {

    private static final double LEVEL_TAU_SECONDS = 1.0;
    /** A steady stretch that differs by this share is a step of a staircase: the level goes there at once. */
    private static final double STEP_SHARE = 0.2;
    /** Long against tremor, short against an unloading of the slow kind. */
    private static final double RECENT_TAU_SECONDS = 0.5;

    private static final double SCATTER_TAU_SECONDS = 2.0;
    /** The unloading has begun with the last sample less than this share below the recent level ... */
    private static final double EDGE_SHARE = 0.03;
    /** ... or than 2.5 standard deviations of the plateau, where it trembles ... */
    private static final double EDGE_VARIANCES = 6.25;
    /** ... but never so far below. */
    private static final double WIDEST_EDGE_SHARE = 0.1;

    private final Staircase staircase = new Staircase();
    private final Excursions excursions = new Excursions();
    private final PlateauStatistics kept = new PlateauStatistics();
    private final PlateauStatistics waiting = new PlateauStatistics();
    private boolean reached;
    private long startMicros;
    private long endMicros;
    private double height;
    private double largestHeight;
    private long previousMicros;
    private double recentHeight;
    private double scatterSquared;
    private double scatterSeconds;

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
        staircase.start(window, steadyHeight, nowMicros);
        excursions.clear();
        startMicros = window.startMicros();
        endMicros = nowMicros;
        previousMicros = nowMicros;
        height = steadyHeight;
        recentHeight = steadyHeight;
        largestHeight = steadyHeight;
        scatterSquared = 0;
        scatterSeconds = 0;
    }

    /**
     * Takes a sample.
     *
     * @param unloading whether the force is known to have fallen away; then only a reload makes it part of the plateau
     */
    void add(long timeMicros, double force, double heightNow, double inBandSeconds, boolean unloading) {
        double seconds = (timeMicros - previousMicros) * 1e-6;
        previousMicros = timeMicros;
        waiting.add(timeMicros * 1e-6, force, inBandSeconds);
        excursions.note(force, heightNow, height);
        if (!unloading && holds(heightNow)) {
            kept.merge(waiting);
            waiting.clear();
            endMicros = timeMicros;
            learnScatter(heightNow - recentHeight, seconds);
        }
        recentHeight += (heightNow - recentHeight) * seconds / (RECENT_TAU_SECONDS + seconds);
    }

    /** Whether that height is still the plateau's. */
    private boolean holds(double heightNow) {
        double level = Math.min(recentHeight, height);
        double below = level - heightNow;
        return below <= EDGE_SHARE * level
                || (below <= WIDEST_EDGE_SHARE * level && below * below <= EDGE_VARIANCES * scatterSquared);
    }

    private void learnScatter(double deviation, double seconds) {
        scatterSeconds = Math.min(scatterSeconds + seconds, SCATTER_TAU_SECONDS);
        scatterSquared += (deviation * deviation - scatterSquared) * Math.min(1, seconds / scatterSeconds);
    }

    /** The force is steady again at some height: follow slowly, or step there. */
    void follow(double steadyHeight, double seconds) {
        boolean step = Math.abs(steadyHeight - height) > STEP_SHARE * height;
        if (step) {
            excursions.becameAStep();
        }
        height += step ? steadyHeight - height : (steadyHeight - height) * seconds / (LEVEL_TAU_SECONDS + seconds);
        largestHeight = Math.max(largestHeight, height);
    }

    /** The window just looked at is steady enough to be one level of a staircase. */
    void dwell(SteadyWindow window, double steadyHeight, long nowMicros) {
        staircase.look(window, steadyHeight, nowMicros);
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

    List<HoldStep> steps(double baseline) {
        return staircase.steps(baseline, endMicros);
    }

    Excursions excursions() {
        return excursions;
    }

    PlateauStatistics statistics() {
        return kept;
    }
}
