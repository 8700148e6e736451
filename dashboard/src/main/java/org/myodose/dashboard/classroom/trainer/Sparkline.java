package org.myodose.dashboard.classroom.trainer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last seconds of a force, for a small drawing. Guarded by its owner. */
final class Sparkline {

    /** Twelve seconds: a hold's beginning is still to be seen while it is judged. */
    static final int POINTS = 60;

    static final long INTERVAL_NS = 200_000_000L;

    private final Deque<Double> points = new ArrayDeque<>(POINTS);
    private long nextNs = Long.MIN_VALUE;

    void add(@Nullable Double force, long nowNs) {
        if (nextNs != Long.MIN_VALUE && nowNs < nextNs) {
            return;
        }
        nextNs = nowNs + INTERVAL_NS;
        if (points.size() == POINTS) {
            points.removeFirst();
        }
        // A tenth of a newton is less than a pixel.
        points.addLast(force == null ? Double.NaN : Math.rint(force * 10) / 10);
    }

    /** The oldest first; null where nothing was known. */
    List<@Nullable Double> points() {
        List<@Nullable Double> shown = new ArrayList<>(points.size());
        points.forEach(point -> shown.add(point.isNaN() ? null : point));
        return shown;
    }
}
