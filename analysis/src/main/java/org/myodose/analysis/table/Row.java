package org.myodose.analysis.table;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table on its way to a writer; made once and filled anew for each row. Cells are set from the left to the right,
 * or by their column's number. Not thread-safe; setting numbers allocates nothing.
 *
 * <p>A cell of another type than its column is a fault of the program: {@link IllegalArgumentException}.
 */
public final class Row {

    private final ColumnType[] types;
    private final long[] integers;
    private final double[] numbers;
    private final @Nullable String[] texts;
    private final boolean[] present;
    private int next;

    public Row(TableDescription table) {
        types = table.columns().stream().map(Column::type).toArray(ColumnType[]::new);
        integers = new long[types.length];
        numbers = new double[types.length];
        texts = new @Nullable String[types.length];
        present = new boolean[types.length];
    }

    /** Empties every cell and begins at the left again. */
    public Row clear() {
        Arrays.fill(present, false);
        next = 0;
        return this;
    }

    /** The next cell of an INTEGER column. */
    public Row add(long value) {
        return set(next++, value);
    }

    /** The next cell of a NUMBER column; NaN leaves it empty. */
    public Row add(double value) {
        return set(next++, value);
    }

    /** The next cell of a TEXT column; null leaves it empty. */
    public Row add(@Nullable String value) {
        return set(next++, value);
    }

    /** The next cell of a BOOLEAN column. */
    public Row add(boolean value) {
        return set(next++, value);
    }

    /** Leaves the next cell empty, whatever its type. */
    public Row addEmpty() {
        present[next++] = false;
        return this;
    }

    public Row set(int column, long value) {
        require(column, ColumnType.INTEGER);
        integers[column] = value;
        present[column] = true;
        return this;
    }

    public Row set(int column, double value) {
        require(column, ColumnType.NUMBER);
        numbers[column] = value;
        present[column] = !Double.isNaN(value);
        return this;
    }

    public Row set(int column, @Nullable String value) {
        require(column, ColumnType.TEXT);
        texts[column] = value;
        present[column] = value != null;
        return this;
    }

    public Row set(int column, boolean value) {
        require(column, ColumnType.BOOLEAN);
        integers[column] = value ? 1 : 0;
        present[column] = true;
        return this;
    }

    /** How many cells a row has. */
    public int width() {
        return types.length;
    }

    public ColumnType type(int column) {
        return types[column];
    }

    public boolean isEmpty(int column) {
        return !present[column];
    }

    public long integer(int column) {
        return integers[column];
    }

    public double number(int column) {
        return numbers[column];
    }

    public boolean truth(int column) {
        return integers[column] != 0;
    }

    /** The text of a cell that is not empty. */
    public String text(int column) {
        String text = texts[column];
        if (text == null) {
            throw new IllegalStateException("cell " + column + " is empty");
        }
        return text;
    }

    private void require(int column, ColumnType type) {
        if (types[column] != type) {
            throw new IllegalArgumentException("cell " + column + " is of type " + types[column] + ", not " + type);
        }
    }
}
