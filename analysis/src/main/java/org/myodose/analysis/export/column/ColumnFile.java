package org.myodose.analysis.export.column;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A file on its way that holds texts, short lists, and long columns of numbers. First all of them are declared; then
 * {@link #place} makes room for the long columns, which are filled row by row; what is in the lists is asked for at
 * {@link #finish}. Groups are named from the outermost to the innermost. One thread.
 */
public interface ColumnFile extends Closeable {

    /** A text that belongs to a group; to the whole file where that has no names. */
    void text(List<String> group, String name, String value);

    /** A short list of numbers; NaN where there is none. */
    void numbers(NumberColumn column, Supplier<double[]> values);

    /** A short list of whole numbers. */
    void integers(NumberColumn column, Supplier<long[]> values);

    /** A short list of texts. */
    void texts(List<String> path, String description, Supplier<List<String>> values);

    /**
     * Makes room for long columns. To be called once, when all else is declared.
     *
     * @return what fills them, table by table
     * @throws IOException when the disk does not take it, or the format cannot hold so many numbers, in words for the user
     */
    List<PlacedColumns> place(List<LongTable> tables) throws IOException;

    /** Writes what is left. All long columns must have been filled. */
    void finish() throws IOException;
}
