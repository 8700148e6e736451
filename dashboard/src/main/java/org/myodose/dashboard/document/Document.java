package org.myodose.dashboard.document;

import java.time.LocalDate;
import java.util.List;

/**
 * What a report says, whatever it is written as. The same document makes the same bytes, in any time zone and language. Immutable.
 *
 * @param title of the whole
 * @param made the day that it bears
 * @param producer the program and its version
 */
public record Document(String title, LocalDate made, String producer, List<Section> sections) {

    /** Width of the text, and so the widest drawing, in points: A4 less its margins. */
    public static final double TEXT_WIDTH = 510;

    public Document {
        sections = List.copyOf(sections);
    }
}
