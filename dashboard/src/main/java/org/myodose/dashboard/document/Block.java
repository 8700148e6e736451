package org.myodose.dashboard.document;

import java.util.List;

/** One piece of a section. All texts are plain: markup in them is shown as it is typed. Immutable. */
public sealed interface Block {

    /** How loud a paragraph is. */
    enum Tone {
        PLAIN,
        /** Must not be overlooked; begins with a word that says so. */
        WARNING,
        /** Beside the point, and small. */
        ASIDE
    }

    /** Running text. */
    record Paragraph(Tone tone, String text) implements Block {}

    /** Sentences, each on its own. */
    record Bullets(List<String> sentences) implements Block {
        public Bullets {
            sentences = List.copyOf(sentences);
        }
    }

    /** A name and what is so called. */
    record Fact(String name, String value) {}

    /** Names and values, side by side. */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** A column of a table; figures stand at the right. */
    record Column(String heading, boolean figures) {}

    /**
     * A table whose first column names each row.
     *
     * @param caption what it tells
     * @param rows as many cells each as there are columns
     */
    record Table(String caption, List<Column> columns, List<List<String>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "a row of " + row.size() + " cells in a table of " + columns.size() + " columns");
                }
            }
        }
    }

    /** Drawings beside and below each other, of one size, under one caption. */
    record Figures(String caption, List<Drawing> drawings) implements Block {
        public Figures {
            drawings = List.copyOf(drawings);
        }
    }

    static Paragraph paragraph(String text) {
        return new Paragraph(Tone.PLAIN, text);
    }

    static Paragraph warning(String text) {
        return new Paragraph(Tone.WARNING, text);
    }

    static Paragraph aside(String text) {
        return new Paragraph(Tone.ASIDE, text);
    }
}
