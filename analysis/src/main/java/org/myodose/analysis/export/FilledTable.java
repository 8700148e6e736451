package org.myodose.analysis.export;

import java.util.List;
import org.myodose.analysis.table.Row;
import org.myodose.analysis.table.TableDescription;

/** A table that is short enough to be held in memory: holds, scores. */
public record FilledTable(TableDescription table, List<Row> rows) {

    public FilledTable {
        rows = List.copyOf(rows);
    }
}
