package org.myodose.dashboard.document;

import java.util.List;

/** One stroke of a drawing. Lengths are points (1/72 inch) from the upper left corner, downwards and to the right. Immutable. */
public sealed interface Mark {

    /** A place on the drawing. */
    record Point(double x, double y) {}

    /** Which end of a text stands at its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** A line through all points; one point alone is drawn as a dot as wide as the line. */
    record Line(List<Point> points, Ink ink, double width, boolean dashed) implements Mark {
        public Line {
            points = List.copyOf(points);
        }
    }

    /**
     * A filled box.
     *
     * @param opacity from 0 to 1: what lies under it shines through
     */
    record Box(double x, double y, double width, double height, Ink ink, double opacity) implements Mark {}

    /** A filled circle. */
    record Dot(double x, double y, double radius, Ink ink) implements Mark {}

    /** A text on its base line. */
    record Label(double x, double y, double size, Anchor anchor, Ink ink, boolean bold, String text) implements Mark {}
}
