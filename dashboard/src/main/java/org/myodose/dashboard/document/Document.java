package org.myodose.dashboard.document;

import java.time.LocalDate;
import java.util.List;

/**
 * What a report says, whatever it is written as. The same document makes the same bytes, in any time zone and language. Immutable.
 *
 * @param title of the whole
 * @param made the day that it bears
 * @param producer the program and its version
 * @param language that it is written in, by its two letters
 * @param footer says when and by what it was made
 */
public record Document(
        String title, LocalDate made, String producer, List<Section> sections, String language, String footer) {

    /** Width of the text, and so the widest drawing, in points: A4 less its margins. */
    public static final double TEXT_WIDTH = 510;

    public Document {
        sections = List.copyOf(sections);
    }

    /** In English. */
    public Document(String title, LocalDate made, String producer, List<Section> sections) {
        this(title, made, producer, sections, "en", "Made on " + made + " by " + producer + ".");
    }
}
