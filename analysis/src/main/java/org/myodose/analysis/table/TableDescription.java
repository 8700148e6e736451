package org.myodose.analysis.table;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a table holds.
 *
 * @param name short, such as {@code holds}
 * @param description what one row is
 */
public record TableDescription(String name, String description, List<Column> columns) {

    public TableDescription {
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "table " + name + " has two columns " + column.name() + ", and names must differ");
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("table " + name + " has no columns");
        }
    }
}
