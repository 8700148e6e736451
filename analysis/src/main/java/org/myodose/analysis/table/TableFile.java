package org.myodose.analysis.table;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A table on its way into a file of its own, which appears whole at {@link #finish} or not at all. A CSV file gets a sidecar
 * beside it, {@code NAME.csv.json}, that tells what its columns mean. One thread.
 */
public final class TableFile implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path target;
    private final TableFormat format;
    private final TableDescription table;
    private final NewFiles files;
    private final TableWriter writer;

    private TableFile(Path target, TableFormat format, TableDescription table, NewFiles files, TableWriter writer) {
        this.target = target;
        this.format = format;
        this.table = table;
        this.files = files;
        this.writer = writer;
    }

    /**
     * Begins a table in the format that the file's name asks for.
     *
     * @throws OutputException when the name asks for none, the file exists and is not to be replaced, or cannot be made
     */
    public static TableFile create(Path target, TableDescription table, boolean replace) throws OutputException {
        TableFormat format = TableFormat.of(target)
                .orElseThrow(() -> new OutputException(
                        "It is not plain how to write " + target + ": give it a name that ends in .csv or .parquet."));
        NewFiles files = new NewFiles(replace);
        try {
            TableWriter writer = format.open(out(files.begin(target)), table);
            return new TableFile(target, format, table, files, writer);
        } catch (IOException e) {
            discard(files, e);
            throw NewFiles.cannotWrite(target, e);
        }
    }

    private static OutputStream out(Path part) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(part), BUFFER_BYTES);
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
            writer.write(row);
        } catch (IOException e) {
            throw NewFiles.cannotWrite(target, e);
        }
    }

    /**
     * Ends the table and puts it in its place.
     *
     * @param about provenance in names and values, kept in Parquet's metadata or in the sidecar
     * @throws OutputException when the disk does not take it; no file stands then
     */
    public void finish(Map<String, String> about) throws OutputException {
        try {
            writer.finish(about);
            writer.close();
            if (format == TableFormat.CSV) {
                Path sidecar = files.begin(Path.of(target + ".json"));
                Files.writeString(sidecar, TableText.sidecar(table, about));
            }
        } catch (IOException e) {
            throw NewFiles.cannotWrite(target, e);
        }
        files.commit();
    }

    /** Leaves nothing behind unless the table was finished. */
    @Override
    public void close() throws OutputException {
        try (files) {
            writer.close();
        } catch (IOException e) {
            throw NewFiles.cannotWrite(target, e);
        }
    }
}
