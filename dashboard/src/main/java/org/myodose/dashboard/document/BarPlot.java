package org.myodose.dashboard.document;

import java.util.ArrayList;
import java.util.List;
import org.myodose.dashboard.document.Mark.Anchor;
import org.myodose.dashboard.document.Mark.Box;
import org.myodose.dashboard.document.Mark.Label;
import org.myodose.dashboard.document.Mark.Line;
import org.myodose.dashboard.document.Mark.Point;

/**
 * One bar for each of several occasions, and a dashed line at what was planned. Immutable.
 *
 * @param unit what the bars count
 * @param labels under the bars
 * @param figures how high they are, none below 0
 * @param planned 0 where nothing was
 */
public record BarPlot(
        String title, String description, String unit, List<String> labels, List<Double> figures, double planned) {

    private static final double LABEL = 7.5;
    private static final double WIDEST_BAR = 36;

    public BarPlot {
        labels = List.copyOf(labels);
        figures = List.copyOf(figures);
    }

    /** Of that size in points. */
    public Drawing drawing(double width, double height) {
        double highest = figures.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        Axis up = new Axis(0, 1.15 * Math.max(1e-6, Math.max(highest, planned)), height - 27, 18);
        double left = 34;
        double right = width - 6;
        List<Mark> marks = new ArrayList<>();
        for (double tick : up.ticks(5)) {
            double y = up.at(tick);
            marks.add(new Line(List.of(new Point(left, y), new Point(right, y)), Ink.RULE, 0.5, false));
            marks.add(new Label(left - 3, y + 2.5, LABEL, Anchor.END, Ink.MUTED, false, Axis.plain(tick)));
        }
        double slot = (right - left) / Math.max(1, figures.size());
        double bar = Math.min(WIDEST_BAR, 0.7 * slot);
        // A label in each slot that is wide enough for it, else in every so manieth.
        int every = (int) Math.max(1, Math.ceil(26 / slot));
        for (int index = 0; index < figures.size(); index++) {
            double middle = left + (index + 0.5) * slot;
            double y = up.at(figures.get(index));
            marks.add(new Box(middle - bar / 2, y, bar, up.start() - y, Ink.FORCE, 1));
            if (index % every == 0) {
                marks.add(
                        new Label(middle, up.start() + 10, LABEL, Anchor.MIDDLE, Ink.MUTED, false, labels.get(index)));
                marks.add(new Label(
                        middle, y - 3, LABEL, Anchor.MIDDLE, Ink.TEXT, false, Numbers.plain(figures.get(index), 0)));
            }
        }
        marks.add(new Line(List.of(new Point(left, up.start()), new Point(right, up.start())), Ink.MUTED, 0.7, false));
        if (planned > 0) {
            double y = up.at(planned);
            marks.add(new Line(List.of(new Point(left, y), new Point(right, y)), Ink.BAND, 1.2, true));
        }
        marks.add(new Label(0, 8, LABEL, Anchor.START, Ink.MUTED, false, unit));
        marks.add(new Label(right, up.start() + 20, LABEL, Anchor.END, Ink.MUTED, false, "session"));
        return new Drawing(width, height, title, description, marks);
    }
}
