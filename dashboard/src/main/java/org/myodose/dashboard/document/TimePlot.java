package org.myodose.dashboard.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.document.Mark.Anchor;
import org.myodose.dashboard.document.Mark.Box;
import org.myodose.dashboard.document.Mark.Dot;
import org.myodose.dashboard.document.Mark.Label;
import org.myodose.dashboard.document.Mark.Line;
import org.myodose.dashboard.document.Mark.Point;

/**
 * Force against time: the trace, with holds shaded and numbered, the band between dashed lines, stretches without data in grey, the
 * peak as a dot, moments as lettered lines. Immutable; {@link #drawing} draws it.
 *
 * @param unit of the force, for the axis
 * @param from first second shown
 * @param to last second shown
 * @param lines the trace, in seconds and force, in a line of its own after each gap
 * @param bands target bands
 * @param holds shaded, with their number
 * @param gaps without data
 * @param moments lines with a letter
 * @param peak highest point; null for none
 */
public record TimePlot(
        String title,
        String description,
        String unit,
        double from,
        double to,
        List<List<Point>> lines,
        List<Band> bands,
        List<Span> holds,
        List<Span> gaps,
        List<Moment> moments,
        @Nullable Point peak) {

    /** A target band, in force. */
    public record Band(double low, double high) {}

    /**
     * A stretch of time.
     *
     * @param label shown at its top; may be empty
     * @param doubtful whether it is outlined as what must not be trusted
     */
    public record Span(double from, double to, String label, boolean doubtful) {}

    /** A point in time. */
    public record Moment(double at, String label) {}

    private static final double LABEL = 7.5;
    private static final double LEAST_WIDTH = 0.8;
    /** Room between two labels, so that they do not run into each other. */
    private static final double APART = 11;
    /** About half the width of the longest label on the trace. */
    private static final double HALF_A_LABEL = 28;

    public TimePlot {
        lines = List.copyOf(lines);
        bands = List.copyOf(bands);
        holds = List.copyOf(holds);
        gaps = List.copyOf(gaps);
        moments = List.copyOf(moments);
    }

    /** Of that size in points; a small one has fewer ticks and no names on its axes. */
    public Drawing drawing(double width, double height) {
        boolean small = width < 300;
        Axis time = new Axis(from, Math.max(to, from + 1e-3), small ? 24 : 34, width - 6);
        Axis force = forceAxis(height - (small ? 14 : 27), small ? 14 : 22);
        List<Mark> marks = new ArrayList<>();
        if (small) {
            marks.add(new Label(time.start(), 9, LABEL, Anchor.START, Ink.TEXT, true, title));
        }
        grid(marks, time, force, small);
        spans(marks, time, force, small);
        bands.forEach(band -> band(marks, band, time, force));
        for (List<Point> line : lines) {
            marks.add(new Line(
                    line.stream()
                            .map(point -> new Point(time.within(point.x()), force.within(point.y())))
                            .toList(),
                    Ink.FORCE,
                    small ? 0.8 : 0.9,
                    false));
        }
        if (peak != null) {
            peak(marks, peak, time, force, small);
        }
        return new Drawing(width, height, title, description, marks);
    }

    /** From below zero, where forces are, to above everything, upwards on the drawing. */
    private Axis forceAxis(double bottom, double top) {
        double lowest = 0;
        double highest = 0;
        for (List<Point> line : lines) {
            for (Point point : line) {
                lowest = Math.min(lowest, point.y());
                highest = Math.max(highest, point.y());
            }
        }
        for (Band band : bands) {
            highest = Math.max(highest, band.high());
        }
        double range = Math.max(highest - lowest, 1e-6);
        return new Axis(lowest - (lowest < 0 ? 0.04 * range : 0), highest + 0.1 * range, bottom, top);
    }

    private void grid(List<Mark> marks, Axis time, Axis force, boolean small) {
        for (double tick : force.ticks(small ? 3 : 6)) {
            double y = force.at(tick);
            marks.add(new Line(List.of(new Point(time.start(), y), new Point(time.end(), y)), Ink.RULE, 0.5, false));
            marks.add(new Label(time.start() - 3, y + 2.5, LABEL, Anchor.END, Ink.MUTED, false, Axis.plain(tick)));
        }
        for (double tick : time.timeTicks(small ? 4 : 10)) {
            double x = time.at(tick);
            marks.add(new Line(
                    List.of(new Point(x, force.start()), new Point(x, force.start() + 2.5)), Ink.MUTED, 0.5, false));
            marks.add(new Label(x, force.start() + 10, LABEL, Anchor.MIDDLE, Ink.MUTED, false, time.time(tick)));
        }
        marks.add(new Line(
                List.of(new Point(time.start(), force.start()), new Point(time.end(), force.start())),
                Ink.MUTED,
                0.7,
                false));
        if (!small) {
            String minutes = time.isLongTime() ? "time, min:s" : "time, s";
            marks.add(new Label(time.end(), force.start() + 20, LABEL, Anchor.END, Ink.MUTED, false, minutes));
            marks.add(new Label(0, 8, LABEL, Anchor.START, Ink.MUTED, false, unit));
        }
    }

    private void spans(List<Mark> marks, Axis time, Axis force, boolean small) {
        double height = force.start() - force.end();
        double free = Double.NEGATIVE_INFINITY;
        for (Span hold : holds) {
            double x = time.within(hold.from());
            double width = Math.max(LEAST_WIDTH, time.within(hold.to()) - x);
            marks.add(new Box(x, force.end(), width, height, Ink.HOLD, 0.22));
            if (hold.doubtful()) {
                marks.add(new Line(
                        List.of(new Point(x, force.end()), new Point(x + width, force.end())), Ink.ALARM, 2, false));
            }
            double middle = x + width / 2;
            if (middle - free >= APART && !hold.label().isEmpty() && !small) {
                marks.add(new Label(middle, force.end() - 3, LABEL, Anchor.MIDDLE, Ink.TEXT, true, hold.label()));
                free = middle;
            }
        }
        for (Span gap : gaps) {
            double x = time.within(gap.from());
            double width = Math.max(LEAST_WIDTH, time.within(gap.to()) - x);
            marks.add(new Box(x, force.end(), width, height, Ink.GAP, 0.4));
            if (width > 34) {
                marks.add(new Label(x + width / 2, force.end() + 9, LABEL, Anchor.MIDDLE, Ink.TEXT, false, "no data"));
            }
        }
        free = Double.NEGATIVE_INFINITY;
        for (Moment moment : moments) {
            double x = time.within(moment.at());
            marks.add(new Line(
                    List.of(new Point(x, force.start()), new Point(x, force.end() - 10)), Ink.MUTED, 0.6, true));
            if (x - free >= APART) {
                marks.add(new Label(x, force.end() - 12, LABEL, Anchor.MIDDLE, Ink.TEXT, false, moment.label()));
                free = x;
            }
        }
    }

    private static void band(List<Mark> marks, Band band, Axis time, Axis force) {
        double top = force.within(band.high());
        double bottom = force.within(band.low());
        double width = time.end() - time.start();
        marks.add(new Box(time.start(), top, width, bottom - top, Ink.BAND, 0.08));
        for (double y : new double[] {top, bottom}) {
            marks.add(new Line(List.of(new Point(time.start(), y), new Point(time.end(), y)), Ink.BAND, 0.8, true));
        }
    }

    private void peak(List<Mark> marks, Point highest, Axis time, Axis force, boolean small) {
        double x = time.within(highest.x());
        double y = force.within(highest.y());
        marks.add(new Dot(x, y, small ? 1.6 : 2, Ink.ALARM));
        if (!small) {
            // Above the dot, and wholly on the drawing.
            double middle = Math.clamp(x, time.start() + HALF_A_LABEL, time.end() - HALF_A_LABEL);
            String words = "peak " + Numbers.plain(highest.y(), 1) + " " + unit;
            marks.add(new Label(middle, y - 4, LABEL, Anchor.MIDDLE, Ink.TEXT, false, words));
        }
    }
}
