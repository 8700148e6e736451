package org.myodose.dashboard.classroom.message;

import org.jspecify.annotations.Nullable;

/**
 * What a student believed of a hold before seeing it, in the fact's unit.
 *
 * @param hold its number in the drill
 * @param force believed to be its mean
 * @param meanForce what it was; null where that is not known any more
 */
public record Estimate(int hold, double force, @Nullable Double meanForce) {

    public Estimate {
        Checks.count(hold, "hold");
        Checks.figure(force, "force");
        Checks.figure(meanForce, "meanForce");
    }
}
