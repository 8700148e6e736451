package org.myodose.analysis.export.column;

import java.util.List;

/**
 * Columns that are filled together, row by row.
 *
 * @param rows how many numbers each of them will have
 */
public record LongTable(List<NumberColumn> columns, long rows) {

    public LongTable {
        columns = List.copyOf(columns);
    }
}
