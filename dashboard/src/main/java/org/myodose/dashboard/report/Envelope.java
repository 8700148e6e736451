package org.myodose.dashboard.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.document.Mark.Point;

/**
 * A trace thinned to what a drawing can show: of each column of time the first, lowest, highest and last sample (M4, Jugel et al.
 * 2014), so that a line through them covers the same as a line through all, and no peak is lost. Memory is bounded by the columns,
 * whatever the length. Single-threaded.
 */
final class Envelope {

    private static final int NO_COLUMN = -1;

    private final double from;
    private final double to;
    private final int columns;
    private final List<List<Point>> lines = new ArrayList<>();
    private List<Point> line = new ArrayList<>();
    private int column = NO_COLUMN;
    private int lastBrokenColumn = NO_COLUMN;
    private double firstAt;
    private double firstForce;
    private double lowestAt;
    private double lowestForce;
    private double highestAt;
    private double highestForce;
    private double lastAt;
    private double lastForce;
    private @Nullable Point peak;

    /**
     * A trace from one second to another; what lies outside is not kept.
     *
     * @param columns how many columns of time
     */
    Envelope(double from, double to, int columns) {
        this.from = from;
        this.to = Math.max(to, from + 1e-6);
        this.columns = columns;
    }

    void add(double seconds, double force) {
        if (!Double.isFinite(force)) {
            gap();
            return;
        }
        if (seconds < from || seconds > to) {
            return;
        }
        int now = (int) Math.min(columns - 1, (seconds - from) / (to - from) * columns);
        if (now != column) {
            flush();
            column = now;
            firstAt = lowestAt = highestAt = seconds;
            firstForce = lowestForce = highestForce = force;
        }
        if (force < lowestForce) {
            lowestAt = seconds;
            lowestForce = force;
        }
        if (force > highestForce) {
            highestAt = seconds;
            highestForce = force;
        }
        lastAt = seconds;
        lastForce = force;
        if (peak == null || force > peak.y()) {
            peak = new Point(seconds, force);
        }
    }

    boolean endsBefore(double seconds) {
        return to < seconds;
    }

    boolean beginsAfter(double seconds) {
        return from > seconds;
    }

    double from() {
        return from;
    }

    double to() {
        return to;
    }

    /** The line ends here; at most once in each column, or gaps without number would take memory without bound. */
    void gap() {
        if (column == NO_COLUMN || column == lastBrokenColumn) {
            return;
        }
        lastBrokenColumn = column;
        flush();
        endLine();
    }

    private void flush() {
        if (column == NO_COLUMN) {
            return;
        }
        List<Point> points = new ArrayList<>(List.of(
                new Point(firstAt, firstForce),
                new Point(lowestAt, lowestForce),
                new Point(highestAt, highestForce),
                new Point(lastAt, lastForce)));
        points.sort(Comparator.comparingDouble(Point::x));
        points.stream().distinct().forEach(line::add);
        column = NO_COLUMN;
    }

    private void endLine() {
        if (!line.isEmpty()) {
            lines.add(line);
            line = new ArrayList<>();
        }
    }

    /** The trace, in a line of its own after each gap; ends it. */
    List<List<Point>> lines() {
        flush();
        endLine();
        return List.copyOf(lines);
    }

    /** The first of the highest samples. */
    Optional<Point> peak() {
        return Optional.ofNullable(peak);
    }
}
