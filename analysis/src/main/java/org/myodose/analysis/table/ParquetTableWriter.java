package org.myodose.analysis.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Writes a table as Apache Parquet. Columns are encoded by parquet-java; pages are compressed with the JDK's GZIP, so that no
 * native code and nothing of Hadoop is needed. Every column may have empty cells. A row group is ended when it has grown to
 * {@link #ROW_GROUP_BYTES} in memory.
 *
 * <p>The file's metadata names each column's unit and description under {@code myodose.columns}.
 */
final class ParquetTableWriter implements TableWriter {

    private static final long ROW_GROUP_BYTES = 32L << 20;
    private static final int DICTIONARIES_BYTES = 8 << 20;
    private static final int ROWS_BETWEEN_LOOKS = 256;

    private final TableDescription table;
    private final ParquetFile file;
    private final MessageType schema;
    private final ParquetProperties properties;
    private final List<RowGroup> rowGroups = new ArrayList<>();
    private final ColumnWriter[] columns;
    private ParquetPages pages;
    private ColumnWriteStore store;
    private long rows;
    private long rowsInGroup;

    ParquetTableWriter(OutputStream out, TableDescription table) throws IOException {
        this.table = table;
        file = new ParquetFile(out);
        schema = new MessageType(
                table.name(),
                table.columns().stream().map(ParquetTableWriter::field).toList());
        // Dictionaries are not counted as buffered, and there is one for each column.
        int dictionaryBytes = Math.clamp(DICTIONARIES_BYTES / table.columns().size(), 1 << 14, 1 << 20);
        properties = ParquetProperties.builder()
                .withDictionaryPageSize(dictionaryBytes)
                .build();
        columns = new ColumnWriter[table.columns().size()];
        pages = new ParquetPages();
        store = beginGroup();
    }

    private static Type field(Column column) {
        return switch (column.type()) {
            case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
            case INTEGER -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
            case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
            case TEXT ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
        };
    }

    private ColumnWriteStore beginGroup() {
        ColumnWriteStore begun = properties.newColumnWriteStore(schema, pages);
        List<ColumnDescriptor> descriptors = schema.getColumns();
        for (int column = 0; column < columns.length; column++) {
            columns[column] = begun.getColumnWriter(descriptors.get(column));
        }
        rowsInGroup = 0;
        return begun;
    }

    @Override
    public void write(Row row) throws IOException {
        for (int column = 0; column < columns.length; column++) {
            write(row, column);
        }
        store.endRecord();
        rows++;
        rowsInGroup++;
        if (rowsInGroup % ROWS_BETWEEN_LOOKS == 0 && store.getBufferedSize() >= ROW_GROUP_BYTES) {
            endGroup();
            pages = new ParquetPages();
            store = beginGroup();
        }
    }

    private void write(Row row, int column) {
        if (row.isEmpty(column)) {
            columns[column].writeNull(0, 0);
            return;
        }
        switch (row.type(column)) {
            case BOOLEAN -> columns[column].write(row.truth(column), 0, 1);
            case INTEGER -> columns[column].write(row.integer(column), 0, 1);
            case NUMBER -> columns[column].write(row.number(column), 0, 1);
            case TEXT -> columns[column].write(Binary.fromString(row.text(column)), 0, 1);
        }
    }

    private void endGroup() throws IOException {
        store.flush();
        if (rowsInGroup > 0) {
            List<PrimitiveType> types = schema.getColumns().stream()
                    .map(ColumnDescriptor::getPrimitiveType)
                    .toList();
            rowGroups.add(pages.writeTo(file, types, rowsInGroup));
        }
        store.close();
    }

    @Override
    public void finish(Map<String, String> about) throws IOException {
        endGroup();
        file.finish(table, schema, rowGroups, rows, about);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
