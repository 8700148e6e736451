package org.myodose.analysis.table;

/**
 * One column of a table.
 *
 * @param name unique within its table, whatever the case of its letters
 * @param unit such as {@code N} or {@code ns}; empty for what has none
 * @param description what a cell means, for a reader who has only the file
 */
public record Column(String name, ColumnType type, String unit, String description) {

    public Column {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column needs a name");
        }
    }

    /** A column of doubles. */
    public static Column number(String name, String unit, String description) {
        return new Column(name, ColumnType.NUMBER, unit, description);
    }

    /** A column of whole numbers. */
    public static Column integer(String name, String unit, String description) {
        return new Column(name, ColumnType.INTEGER, unit, description);
    }

    /** A column of text. */
    public static Column text(String name, String description) {
        return new Column(name, ColumnType.TEXT, "", description);
    }

    /** A column of true and false. */
    public static Column truth(String name, String description) {
        return new Column(name, ColumnType.BOOLEAN, "", description);
    }
}
