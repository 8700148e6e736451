package org.myodose.dashboard.classroom.student;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.classroom.message.HoldFigures;
import org.myodose.dashboard.classroom.message.PressTrace;

/** The last minutes of force as the live stream told them, out of which each hold's trace is cut. Confined to the uplink's thread. */
final class HeardTrace {

    /** What is told of a press before its onset and after its release. */
    static final double MARGIN_SECONDS = 0.5;

    /** A longer silence is told as one. */
    private static final double GAP_SECONDS = 1;

    private static final double SHORTEST_INTERVAL_SECONDS = 0.1;
    /** At ten a second, thirteen minutes. */
    private static final int CAPACITY = 8192;

    private final double[] seconds = new double[CAPACITY];
    private final double[] forces = new double[CAPACITY];
    private long added;

    /** A time that runs backwards is another recording's: what was before is forgotten. */
    void add(double second, double force) {
        if (added > 0 && second <= seconds[index(added - 1)]) {
            if (second == seconds[index(added - 1)]) {
                return;
            }
            added = 0;
        }
        seconds[index(added)] = second;
        forces[index(added)] = force;
        added++;
    }

    /** The trace of a hold; null where nothing was heard of it. */
    @Nullable
    PressTrace of(HoldFigures hold) {
        if (added == 0) {
            return null;
        }
        double start = Math.max(seconds[index(Math.max(0, added - CAPACITY))], hold.onsetSeconds() - MARGIN_SECONDS);
        double end = Math.min(seconds[index(added - 1)], hold.releaseSeconds() + MARGIN_SECONDS);
        if (!(end > start)) {
            return null;
        }
        double interval = Math.max(SHORTEST_INTERVAL_SECONDS, (end - start) / (PressTrace.MOST_POINTS - 1));
        int points = Math.min(PressTrace.MOST_POINTS, (int) Math.floor((end - start) / interval) + 1);
        List<@Nullable Double> even = new ArrayList<>(points);
        for (int point = 0; point < points; point++) {
            even.add(at(start + point * interval));
        }
        return new PressTrace(start, interval, even);
    }

    /** On the straight line between its neighbours, to a hundredth; null in a gap. */
    private @Nullable Double at(double second) {
        long after = firstAtOrAfter(second);
        double to = seconds[index(after)];
        double from = after == Math.max(0, added - CAPACITY) ? to : seconds[index(after - 1)];
        if (to - from > GAP_SECONDS) {
            return null;
        }
        double share = to == from ? 1 : (second - from) / (to - from);
        double force = to == from
                ? forces[index(after)]
                : forces[index(after - 1)] + share * (forces[index(after)] - forces[index(after - 1)]);
        return Double.isFinite(force) ? Math.rint(force * 100) / 100 : null;
    }

    private long firstAtOrAfter(double second) {
        long low = Math.max(0, added - CAPACITY);
        long high = added - 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (seconds[index(middle)] < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int index(long number) {
        return (int) (number % CAPACITY);
    }
}
