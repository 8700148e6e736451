package org.myodose.analysis.guidance;

import org.jspecify.annotations.Nullable;

/** Watches the force against its ceiling: first a warning, then an alarm. Allocates nothing. */
final class Ceiling {

    /** Either is told once, and again only after the force has been below this share of its level. */
    private static final double REARM = 0.95;

    private boolean above;
    private boolean near;

    /** What has just come about; an alarm goes before a warning. */
    @Nullable
    Cue follow(double force, Stage stage) {
        boolean wasAbove = above;
        boolean wasNear = near;
        above = reached(force, stage.ceiling, wasAbove);
        near = reached(force, stage.ceilingWarning, wasNear);
        if (above && !wasAbove) {
            return Cue.CEILING;
        }
        return near && !wasNear && !above ? Cue.CEILING_WARNING : null;
    }

    /** Whether the force is above its ceiling. */
    boolean above() {
        return above;
    }

    /** Whether the force is close to its ceiling, or above it. */
    boolean near() {
        return near;
    }

    private static boolean reached(double force, double level, boolean was) {
        return force >= level || (was && force >= REARM * level);
    }
}
