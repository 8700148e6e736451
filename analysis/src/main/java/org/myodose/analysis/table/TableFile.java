package org.myodose.analysis.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A table on its way into a file of its own, which appears whole at {@link #finish} or not at all. A CSV file gets a sidecar
 * beside it, {@code NAME.csv.json}, that tells what its columns mean. One thread.
 */
public final class TableFile implements Closeable {

    private final TableFormat format;
    private final NewFiles files;
    private final TablePart part;
    private final boolean alone;

    private TableFile(TableFormat format, NewFiles files, TablePart part, boolean alone) {
        this.format = format;
        this.files = files;
        this.part = part;
        this.alone = alone;
    }

    /**
     * Begins a table in the format that the file's name asks for.
     *
     * @throws OutputException when the name asks for none, the file exists and is not to be replaced, or cannot be made
     */
    public static TableFile create(Path target, TableDescription table, boolean replace) throws OutputException {
        NewFiles files = new NewFiles(replace);
        try {
            return begin(target, table, files, true);
        } catch (OutputException e) {
            discard(files, e);
            throw e;
        }
    }

    /**
     * Begins a table among files that appear together: {@link #finish} puts nothing in its place, but the caller commits them
     * once all are finished.
     *
     * @throws OutputException as {@link #create(Path, TableDescription, boolean)}
     */
    public static TableFile create(Path target, TableDescription table, NewFiles files) throws OutputException {
        return begin(target, table, files, false);
    }

    private static TableFile begin(Path target, TableDescription table, NewFiles files, boolean alone)
            throws OutputException {
        TableFormat format = TableFormat.required(target);
        try {
            return new TableFile(format, files, TablePart.begin(files, target, format, table), alone);
        } catch (IOException e) {
            throw NewFiles.cannotWrite(target, e);
        }
    }

    private static void discard(NewFiles files, IOException cause) {
        try {
            files.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /**
     * Writes the row as it is now.
     *
     * @throws OutputException when the disk does not take it
     */
    public void write(Row row) throws OutputException {
        try {
            part.write(row);
        } catch (IOException e) {
            throw NewFiles.cannotWrite(part.target(), e);
        }
    }

    /**
     * Ends the table and puts it in its place, unless it is one of several that appear together.
     *
     * @param about provenance in names and values, kept in Parquet's metadata or in the sidecar
     * @throws OutputException when the disk does not take it; no file stands then
     */
    public void finish(Map<String, String> about) throws OutputException {
        try {
            part.finish(about);
            if (format == TableFormat.CSV) {
                Path sidecar = files.begin(Path.of(part.target() + ".json"));
                Files.writeString(sidecar, TableText.sidecar(part.table(), about));
            }
        } catch (IOException e) {
            throw NewFiles.cannotWrite(part.target(), e);
        }
        if (alone) {
            files.commit();
        }
    }

    /** Leaves nothing behind unless the table was finished; of several, that is left to who commits them. */
    @Override
    public void close() throws OutputException {
        if (alone) {
            try (files) {
                closePart();
            }
        } else {
            closePart();
        }
    }

    private void closePart() throws OutputException {
        try {
            part.close();
        } catch (IOException e) {
            throw NewFiles.cannotWrite(part.target(), e);
        }
    }
}
