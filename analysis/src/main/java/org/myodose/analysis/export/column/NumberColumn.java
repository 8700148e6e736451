package org.myodose.analysis.export.column;

import java.util.List;

/**
 * What a column of numbers is, before any of them is known.
 *
 * @param path names from the outermost group to the column itself, at least one
 * @param unit unit of every number, such as {@code N}; empty where they have none
 * @param description what they are, in words
 */
public record NumberColumn(List<String> path, NumberKind kind, String unit, String description) {

    public NumberColumn {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a column needs a name");
        }
    }

    /** A column of doubles. */
    public static NumberColumn of(List<String> path, String unit, String description) {
        return new NumberColumn(path, NumberKind.DOUBLE, unit, description);
    }

    /** The column's own name. */
    public String name() {
        return path.getLast();
    }
}
