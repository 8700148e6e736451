package org.myodose.analysis.table;

/** What the cells of a column are. Any cell may be empty. */
public enum ColumnType {
    BOOLEAN,
    /** 64 bits, signed. */
    INTEGER,
    /** A double, kept to the last bit. NaN is an empty cell. */
    NUMBER,
    TEXT
}
