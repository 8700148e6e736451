package org.myodose.dashboard.classroom.trainer;

import org.jspecify.annotations.Nullable;

/**
 * How old a station's newest snapshot is, and how far apart they usually come: a mean that follows slowly, by their arrivals.
 * Guarded by its owner.
 */
final class Spacing {

    /** Until more is known: stations tell at most ten a second. */
    static final long FIRST_NS = 100_000_000L;

    private static final double WEIGHT = 1 / 8.0;
    private static final double NS_PER_MILLI = 1e6;

    private double usualNs = FIRST_NS;
    private long newestNs;
    private boolean known;

    /** One has come. */
    void add(long nowNs) {
        long gapNs = nowNs - newestNs;
        // A silence is no spacing.
        if (known && gapNs < Help.SILENT_NS) {
            usualNs += WEIGHT * (gapNs - usualNs);
        }
        newestNs = nowNs;
        known = true;
    }

    /** Another run of the station has begun, of which none came yet. */
    void forget() {
        known = false;
    }

    /** Of the newest; null before the first. */
    @Nullable
    Long ageMillis(long nowNs) {
        return known ? Math.round((nowNs - newestNs) / NS_PER_MILLI) : null;
    }

    long usualMillis() {
        return Math.round(usualNs / NS_PER_MILLI);
    }
}
