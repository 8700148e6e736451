package org.myodose.dashboard.classroom.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.score.ForceTrace;
import org.myodose.analysis.score.TraceMatch.Window;

/**
 * The force of one press over its time, evenly spaced, to be looked at and laid over others; what is judged is the hold's
 * figures. Immutable.
 *
 * @param startSeconds of the first force, by the same clock as the hold's times
 * @param intervalSeconds from one force to the next, above 0
 * @param forces in the fact's unit, at most {@value #MOST_POINTS}; null where nothing was heard
 */
public record PressTrace(double startSeconds, double intervalSeconds, List<@Nullable Double> forces) {

    /** As many as a drawing has use for; 90 s are then told every 0.3 s. */
    public static final int MOST_POINTS = 300;

    public PressTrace {
        Checks.figure(startSeconds, "startSeconds");
        Checks.figure(intervalSeconds, "intervalSeconds");
        if (!(intervalSeconds > 0)) {
            throw new IllegalArgumentException("intervalSeconds is not above 0");
        }
        if (forces == null || forces.isEmpty() || forces.size() > MOST_POINTS) {
            throw new IllegalArgumentException("forces are none, or more than " + MOST_POINTS);
        }
        forces.forEach(force -> Checks.figure(force, "forces"));
        // Unknown ones are null, which List.copyOf refuses.
        forces = Collections.unmodifiableList(new ArrayList<>(forces));
    }

    /** For whoever lays it over another; what was not heard counts as no force. */
    public Window window() {
        double[] seconds = new double[forces.size()];
        double[] newtons = new double[forces.size()];
        for (int point = 0; point < seconds.length; point++) {
            Double force = forces.get(point);
            seconds[point] = startSeconds + point * intervalSeconds;
            newtons[point] = force == null ? 0 : force;
        }
        return new Window(new ForceTrace(seconds, newtons), startSeconds, seconds[seconds.length - 1]);
    }
}
