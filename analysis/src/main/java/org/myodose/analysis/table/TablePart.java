package org.myodose.analysis.table;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.Map;

/**
 * A table on its way into one file of several that appear together; it knows the file's hash as it goes. One thread.
 */
public final class TablePart implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path target;
    private final Path part;
    private final TableDescription table;
    private final DigestOutputStream digest;
    private final TableWriter writer;

    private TablePart(Path target, Path part, TableDescription table, DigestOutputStream digest, TableWriter writer) {
        this.target = target;
        this.part = part;
        this.table = table;
        this.digest = digest;
        this.writer = writer;
    }

    /**
     * Begins {@code target} among {@code files}.
     *
     * @throws IOException when the file exists or cannot be made
     */
    public static TablePart begin(NewFiles files, Path target, TableFormat format, TableDescription table)
            throws IOException {
        Path part = files.begin(target);
        OutputStream buffered = new BufferedOutputStream(Files.newOutputStream(part), BUFFER_BYTES);
        DigestOutputStream digest = new DigestOutputStream(buffered, FileHash.sha256());
        return new TablePart(target, part, table, digest, format.open(digest, table));
    }

    /** Where the file will stand. */
    public Path target() {
        return target;
    }

    public TableDescription table() {
        return table;
    }

    public void write(Row row) throws IOException {
        writer.write(row);
    }

    /** Ends the table and closes its file, which does not stand in its place before the others do. */
    public void finish(Map<String, String> about) throws IOException {
        writer.finish(about);
        writer.close();
    }

    /** Of a finished table, in bytes. */
    public long length() throws IOException {
        return Files.size(part);
    }

    /** Of a finished table: SHA-256 of its file, in lower-case hexadecimals. To be asked once. */
    public String sha256Hex() {
        return FileHash.text(digest.getMessageDigest());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
