package org.myodose.analysis.batch;

import org.jspecify.annotations.Nullable;
import org.myodose.analysis.table.Row;
import org.myodose.analysis.table.TableDescription;

/** A new row whose cells are filled by the names of their columns; those never named stay empty. One thread. */
final class NamedRow {

    private final TableDescription table;
    private final Row row;

    NamedRow(TableDescription table) {
        this.table = table;
        row = new Row(table);
    }

    NamedRow with(String column, long value) {
        row.set(index(column), value);
        return this;
    }

    NamedRow with(String column, double value) {
        row.set(index(column), value);
        return this;
    }

    NamedRow with(String column, @Nullable String value) {
        row.set(index(column), value);
        return this;
    }

    Row row() {
        return row;
    }

    int index(String column) {
        for (int index = 0; index < table.columns().size(); index++) {
            if (table.columns().get(index).name().equals(column)) {
                return index;
            }
        }
        throw new IllegalArgumentException("table " + table.name() + " has no column " + column);
    }
}
