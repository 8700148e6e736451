package org.myodose.analysis.table;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;

/**
 * The frame of a Parquet file: the magic in front, row groups, and the footer that tells where everything is.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">Parquet file format</a>
 */
final class ParquetFile implements Closeable {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private long position;

    ParquetFile(OutputStream out) throws IOException {
        this.out = out;
        write(MAGIC);
    }

    /** Bytes written so far. */
    long position() {
        return position;
    }

    void write(ByteArrayOutputStream bytes) throws IOException {
        bytes.writeTo(out);
        position += bytes.size();
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }

    void finish(TableDescription table, MessageType schema, List<RowGroup> groups, long rows, Map<String, String> about)
            throws IOException {
        FileMetaData footer = new FileMetaData(1, elements(schema), rows, groups);
        footer.setCreated_by("Myodose with parquet-java");
        for (Map.Entry<String, String> entry : TableText.metadata(table, about).entrySet()) {
            footer.addToKey_value_metadata(new KeyValue(entry.getKey()).setValue(entry.getValue()));
        }
        for (int column = 0; column < schema.getFieldCount(); column++) {
            footer.addToColumn_orders(ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Util.writeFileMetaData(footer, bytes);
        write(bytes);
        write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.size())
                .array());
        write(MAGIC);
        out.flush();
    }

    private static List<SchemaElement> elements(MessageType schema) {
        List<SchemaElement> elements = new ArrayList<>();
        elements.add(new SchemaElement(schema.getName()).setNum_children(schema.getFieldCount()));
        for (var field : schema.getFields()) {
            PrimitiveType primitive = field.asPrimitiveType();
            SchemaElement element = new SchemaElement(primitive.getName())
                    .setType(type(primitive))
                    .setRepetition_type(FieldRepetitionType.OPTIONAL);
            if (primitive.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation) {
                element.setConverted_type(ConvertedType.UTF8).setLogicalType(LogicalType.STRING(new StringType()));
            }
            elements.add(element);
        }
        return elements;
    }

    static Type type(PrimitiveType primitive) {
        return switch (primitive.getPrimitiveTypeName()) {
            case BOOLEAN -> Type.BOOLEAN;
            case INT64 -> Type.INT64;
            case DOUBLE -> Type.DOUBLE;
            case BINARY -> Type.BYTE_ARRAY;
            default -> throw new IllegalArgumentException("no table has columns of " + primitive);
        };
    }

    /** Smallest and greatest are left out where they would be long. */
    static Statistics statistics(org.apache.parquet.column.statistics.Statistics<?> known) {
        Statistics told = new Statistics().setNull_count(known.getNumNulls());
        if (known.hasNonNullValue() && known.isSmallerThan(1 << 10)) {
            told.setMin_value(known.getMinBytes()).setMax_value(known.getMaxBytes());
        }
        return told;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
