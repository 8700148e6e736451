package org.myodose.analysis.hold;

import java.util.ArrayList;
import java.util.List;

/**
 * The levels at which a plateau was steady, one after the other. Creep and sag stay within a level, for it is followed.
 * Keeps up to sixteen; what comes after counts as the last. Confined to one thread; allocates only what {@link #steps} gives.
 */
final class Staircase {

    private static final int MOST_STEPS = 16;
    private static final double FOLLOW_TAU_SECONDS = 2.0;
    /** A skin that creeps by 4 % in a second leaves the followed level by 8 %. */
    private static final double STEP_SHARE = 0.12;
    /** What is left sooner belongs to the way from one level to the next. */
    private static final long SHORTEST_MICROS = 1_000_000;

    private static final double MICROS_PER_SECOND = 1e6;

    private final long[] startMicros = new long[MOST_STEPS];
    private final long[] endMicros = new long[MOST_STEPS];
    private final double[] force = new double[MOST_STEPS];
    private int count;
    private int looks;
    private double followedHeight;
    private long previousMicros;

    /** The first level: that of the window which began the plateau. */
    void start(SteadyWindow window, double height, long nowMicros) {
        count = 0;
        begin(window, height, nowMicros);
    }

    /** The window just looked at is very steady at this height. */
    void look(SteadyWindow window, double height, long nowMicros) {
        boolean another = Math.abs(height - followedHeight) > STEP_SHARE * followedHeight;
        if (another && count < MOST_STEPS) {
            begin(window, height, nowMicros);
            return;
        }
        int step = count - 1;
        looks++;
        force[step] += (window.newestMean() - force[step]) / looks;
        endMicros[step] = nowMicros;
        double seconds = (nowMicros - previousMicros) / MICROS_PER_SECOND;
        previousMicros = nowMicros;
        followedHeight += (height - followedHeight) * Math.min(1, seconds / (FOLLOW_TAU_SECONDS + seconds));
    }

    private void begin(SteadyWindow window, double height, long nowMicros) {
        startMicros[count] = window.startMicros();
        endMicros[count] = nowMicros;
        force[count] = window.mean();
        count++;
        looks = 1;
        followedHeight = height;
        previousMicros = nowMicros;
    }

    /**
     * The levels that lasted, the last of which ends with the plateau.
     *
     * @param baseline what heights are measured from
     */
    List<HoldStep> steps(double baseline, long plateauEndMicros) {
        List<HoldStep> steps = new ArrayList<>(count);
        for (int step = 0; step < count; step++) {
            boolean last = step == count - 1;
            long end = last ? plateauEndMicros : Math.min(endMicros[step], plateauEndMicros);
            if ((last && steps.isEmpty()) || end - startMicros[step] >= SHORTEST_MICROS) {
                append(steps, force[step], Math.min(startMicros[step], end), end, baseline);
            }
        }
        return List.copyOf(steps);
    }

    /** A level like the one before goes on with it: what lay between was too short to be one. */
    private static void append(List<HoldStep> steps, double force, long start, long end, double baseline) {
        HoldStep step = new HoldStep(force, start / MICROS_PER_SECOND, end / MICROS_PER_SECOND);
        HoldStep before = steps.isEmpty() ? null : steps.getLast();
        if (before != null && Math.abs(force - before.force()) <= STEP_SHARE * (before.force() - baseline)) {
            double seconds = step.endSeconds() - step.startSeconds();
            double secondsBefore = before.endSeconds() - before.startSeconds();
            double mean = (before.force() * secondsBefore + force * seconds) / (secondsBefore + seconds);
            steps.set(steps.size() - 1, new HoldStep(mean, before.startSeconds(), step.endSeconds()));
        } else {
            steps.add(step);
        }
    }
}
