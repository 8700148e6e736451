package org.myodose.analysis.export.column;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.myodose.analysis.table.Column;
import org.myodose.analysis.table.Row;
import org.myodose.analysis.table.TableDescription;

/** A short table as lists of a file, one per column, in a group that bears the table's name. Not thread-safe. */
final class TableLists {

    private final TableDescription table;
    private final List<List<Object>> columns = new ArrayList<>();

    /** Declares the lists; what is added until the file is finished will be in them. */
    TableLists(ColumnFile file, TableDescription table) {
        this.table = table;
        for (Column column : table.columns()) {
            List<Object> values = new ArrayList<>();
            columns.add(values);
            declare(file, column, values);
        }
    }

    private void declare(ColumnFile file, Column column, List<Object> values) {
        List<String> path = List.of(table.name(), column.name());
        NumberColumn numbers = NumberColumn.of(path, column.unit(), column.description());
        switch (column.type()) {
            case NUMBER -> file.numbers(numbers, () -> doubles(values).toArray());
            case INTEGER, BOOLEAN -> file.integers(numbers, () -> longs(values).toArray());
            case TEXT ->
                file.texts(
                        path,
                        column.description(),
                        () -> values.stream().map(String.class::cast).toList());
        }
    }

    private static DoubleStream doubles(List<Object> values) {
        return values.stream().mapToDouble(Double.class::cast);
    }

    private static LongStream longs(List<Object> values) {
        return values.stream().mapToLong(Long.class::cast);
    }

    /** An empty number becomes NaN, an empty text {@code ""}. */
    void add(Row row) {
        for (int column = 0; column < columns.size(); column++) {
            boolean empty = row.isEmpty(column);
            columns.get(column)
                    .add(
                            switch (row.type(column)) {
                                case NUMBER -> empty ? Double.NaN : row.number(column);
                                case TEXT -> empty ? "" : row.text(column);
                                case INTEGER -> requireKnown(empty, row.integer(column));
                                case BOOLEAN -> requireKnown(empty, row.truth(column) ? 1 : 0);
                            });
        }
    }

    private long requireKnown(boolean empty, long value) {
        if (empty) {
            throw new IllegalArgumentException("table " + table.name() + " has a whole number that is not known");
        }
        return value;
    }
}
