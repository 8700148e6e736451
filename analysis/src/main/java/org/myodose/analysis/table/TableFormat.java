package org.myodose.analysis.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a table can be written. */
public enum TableFormat {
    /** Text, RFC 4180; see {@link CsvTableWriter}. Units and descriptions go into a sidecar. */
    CSV(".csv") {
        @Override
        public TableWriter open(OutputStream out, TableDescription table) throws IOException {
            return new CsvTableWriter(out, table);
        }
    },
    /** Apache Parquet; see {@link ParquetTableWriter}. Units and descriptions are in the file's metadata. */
    PARQUET(".parquet") {
        @Override
        public TableWriter open(OutputStream out, TableDescription table) throws IOException {
            return new ParquetTableWriter(out, table);
        }
    };

    private final String extension;

    TableFormat(String extension) {
        this.extension = extension;
    }

    /** With its dot. */
    public String extension() {
        return extension;
    }

    /**
     * Begins a table; closing the writer closes {@code out}.
     *
     * @throws IOException when nothing can be written
     */
    public abstract TableWriter open(OutputStream out, TableDescription table) throws IOException;

    /** The format that a file's name asks for; empty where it names none. */
    public static Optional<TableFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith(format.extension))
                .findFirst();
    }

    /**
     * The same where there must be one.
     *
     * @throws OutputException where the name asks for none
     */
    public static TableFormat required(Path file) throws OutputException {
        return of(file).orElseThrow(() -> new OutputException(
                "It is not plain how to write " + file + ": give it a name that ends in .csv or .parquet."));
    }
}
