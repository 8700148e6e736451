package org.myodose.analysis.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** The compressed pages of one row group, column by column, until the group is whole. Not thread-safe. */
final class ParquetPages implements PageWriteStore {

    private final Map<String, Chunk> chunks = new LinkedHashMap<>();

    @Override
    public PageWriter getPageWriter(ColumnDescriptor column) {
        return chunks.computeIfAbsent(column.getPath()[0], name -> new Chunk());
    }

    /** Writes the group; {@code types} are those of the columns in their order. */
    RowGroup writeTo(ParquetFile file, List<PrimitiveType> types, long rows) throws IOException {
        RowGroup group = new RowGroup();
        group.setNum_rows(rows);
        long bytes = 0;
        for (PrimitiveType type : types) {
            Chunk chunk = chunks.get(type.getName());
            if (chunk == null) {
                throw new IllegalStateException("no pages were written of column " + type.getName());
            }
            bytes += chunk.uncompressedBytes;
            group.addToColumns(chunk.writeTo(file, type));
        }
        group.setTotal_byte_size(bytes);
        return group;
    }

    /** One column's part of the group. */
    private static final class Chunk implements PageWriter {

        private final ByteArrayOutputStream dataPages = new ByteArrayOutputStream();
        private final ByteArrayOutputStream dictionaryPage = new ByteArrayOutputStream();
        private final Set<org.apache.parquet.format.Encoding> encodings = new LinkedHashSet<>();
        private @Nullable Statistics<?> statistics;
        private long values;
        private long uncompressedBytes;

        @Override
        public void writePage(
                BytesInput bytes,
                int valueCount,
                int rowCount,
                Statistics<?> pageStatistics,
                SizeStatistics unused,
                Encoding repetitionEncoding,
                Encoding definitionEncoding,
                Encoding valuesEncoding)
                throws IOException {
            writePage(
                    bytes,
                    valueCount,
                    rowCount,
                    pageStatistics,
                    repetitionEncoding,
                    definitionEncoding,
                    valuesEncoding);
        }

        @Override
        public void writePage(
                BytesInput bytes,
                int valueCount,
                int rowCount,
                Statistics<?> pageStatistics,
                Encoding repetitionEncoding,
                Encoding definitionEncoding,
                Encoding valuesEncoding)
                throws IOException {
            DataPageHeader data = new DataPageHeader(
                    valueCount, used(valuesEncoding), used(definitionEncoding), used(repetitionEncoding));
            append(dataPages, bytes, PageType.DATA_PAGE, header -> header.setData_page_header(data));
            values += valueCount;
            merge(pageStatistics);
        }

        /** Superseded in the library, but not yet gone from its contract. */
        @Deprecated
        @Override
        public void writePage(
                BytesInput bytes,
                int valueCount,
                Statistics<?> pageStatistics,
                Encoding repetitionEncoding,
                Encoding definitionEncoding,
                Encoding valuesEncoding)
                throws IOException {
            writePage(
                    bytes,
                    valueCount,
                    valueCount,
                    pageStatistics,
                    repetitionEncoding,
                    definitionEncoding,
                    valuesEncoding);
        }

        @Override
        public void writePageV2(
                int rowCount,
                int nullCount,
                int valueCount,
                BytesInput repetitionLevels,
                BytesInput definitionLevels,
                Encoding dataEncoding,
                BytesInput data,
                Statistics<?> pageStatistics) {
            throw new UnsupportedOperationException("pages are written in their first version");
        }

        @Override
        public void writeDictionaryPage(DictionaryPage page) throws IOException {
            DictionaryPageHeader dictionary =
                    new DictionaryPageHeader(page.getDictionarySize(), used(page.getEncoding()));
            append(
                    dictionaryPage,
                    page.getBytes(),
                    PageType.DICTIONARY_PAGE,
                    header -> header.setDictionary_page_header(dictionary));
        }

        private org.apache.parquet.format.Encoding used(Encoding encoding) {
            var written = org.apache.parquet.format.Encoding.valueOf(encoding.name());
            encodings.add(written);
            return written;
        }

        private interface Kind {
            void tell(PageHeader header);
        }

        private void append(ByteArrayOutputStream to, BytesInput bytes, PageType type, Kind kind) throws IOException {
            byte[] compressed = compressed(bytes);
            PageHeader header = new PageHeader(type, Math.toIntExact(bytes.size()), compressed.length);
            kind.tell(header);
            int before = to.size();
            Util.writePageHeader(header, to);
            uncompressedBytes += to.size() - before + bytes.size();
            to.write(compressed);
        }

        /** The fastest level: of forces, the others take several times as long to save a few per cent. */
        private static byte[] compressed(BytesInput bytes) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream gzip = new FastGzip(packed)) {
                bytes.writeAllTo(gzip);
            }
            return packed.toByteArray();
        }

        private void merge(Statistics<?> ofPage) {
            Statistics<?> known = statistics;
            if (known == null) {
                statistics = ofPage.copy();
            } else {
                known.mergeStatistics(ofPage);
            }
        }

        ColumnChunk writeTo(ParquetFile file, PrimitiveType type) throws IOException {
            long start = file.position();
            file.write(dictionaryPage);
            long firstData = file.position();
            file.write(dataPages);
            ColumnMetaData told = new ColumnMetaData(
                    ParquetFile.type(type),
                    List.copyOf(encodings),
                    List.of(type.getName()),
                    CompressionCodec.GZIP,
                    values,
                    uncompressedBytes,
                    file.position() - start,
                    firstData);
            if (firstData > start) {
                told.setDictionary_page_offset(start);
            }
            Statistics<?> known = statistics;
            if (known != null) {
                told.setStatistics(ParquetFile.statistics(known));
            }
            return new ColumnChunk(start).setMeta_data(told);
        }

        @Override
        public long getMemSize() {
            return (long) dataPages.size() + dictionaryPage.size();
        }

        @Override
        public long allocatedSize() {
            return getMemSize();
        }

        @Override
        public String memUsageString(String prefix) {
            return prefix + getMemSize() + " bytes";
        }
    }

    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 13);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
