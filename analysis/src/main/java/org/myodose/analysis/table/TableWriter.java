package org.myodose.analysis.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/**
 * Writes one table, row by row, in memory that does not grow with it. The same rows give the same bytes. One thread.
 */
public interface TableWriter extends Closeable {

    /**
     * Writes the row as it is now; it may be filled anew afterwards.
     *
     * @throws IOException when it cannot be written
     */
    void write(Row row) throws IOException;

    /**
     * Ends the table. Without it, what was written is no whole table.
     *
     * @param about provenance in names and values, kept where the format has a place for it
     * @throws IOException when it cannot be written
     */
    void finish(Map<String, String> about) throws IOException;
}
