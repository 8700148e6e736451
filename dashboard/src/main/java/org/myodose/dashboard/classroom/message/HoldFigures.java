package org.myodose.dashboard.classroom.message;

import org.jspecify.annotations.Nullable;

/**
 * A hold as the live API tells it, forces in the snapshot's unit; only what a class looks at, for the station's recording has
 * everything. What cannot be had is null.
 */
public record HoldFigures(
        int index,
        double onsetSeconds,
        double plateauStartSeconds,
        double plateauEndSeconds,
        double releaseSeconds,
        String ended,
        double meanForce,
        double peakForce,
        @Nullable Double impulse,
        @Nullable Double loadingRate,
        @Nullable Double coefficientOfVariationPercent,
        @Nullable Double sag,
        @Nullable Double timeInBandPercent,
        boolean clipped) {

    public HoldFigures {
        Checks.count(index, "index");
        Checks.figure(onsetSeconds, "onsetSeconds");
        Checks.figure(plateauStartSeconds, "plateauStartSeconds");
        Checks.figure(plateauEndSeconds, "plateauEndSeconds");
        Checks.figure(releaseSeconds, "releaseSeconds");
        ended = Checks.name(ended, "ended");
        Checks.figure(meanForce, "meanForce");
        Checks.figure(peakForce, "peakForce");
    }

    /** The time that counts as held. */
    public double plateauSeconds() {
        return plateauEndSeconds - plateauStartSeconds;
    }
}
