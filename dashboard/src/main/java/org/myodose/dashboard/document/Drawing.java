package org.myodose.dashboard.document;

import java.util.List;

/**
 * A picture made of strokes, in points. Immutable.
 *
 * @param title what it is, in a few words
 * @param description what is to be seen on it, for whoever cannot see it
 */
public record Drawing(double width, double height, String title, String description, List<Mark> marks) {

    public Drawing {
        marks = List.copyOf(marks);
    }
}
