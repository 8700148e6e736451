package org.myodose.analysis.export.hdf5;

import io.jhdf.Superblock.SuperblockV2V3;
import io.jhdf.WritableGroupImpl;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.storage.HdfFileChannel;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.myodose.analysis.export.column.ColumnFile;
import org.myodose.analysis.export.column.LongTable;
import org.myodose.analysis.export.column.NumberColumn;
import org.myodose.analysis.export.column.PlacedColumns;

/**
 * An HDF5 file: a dataset per column, in groups, with {@code unit} and {@code description} as attributes; texts, in UTF-8, are
 * attributes of groups. jHDF writes everything but the datasets' values, twice: first to learn how much room descriptions
 * need, then, when the long columns stand behind them, with the lists that were not known before. One thread.
 */
public final class Hdf5File implements ColumnFile {

    /** An attribute with its name must stay below 64 KiB (HDF5 File Format Specification 3.0, IV.A.1.b). */
    private static final int LONGEST_ATTRIBUTE_BYTES = 60_000;

    /** Where jHDF's superblock says that the outermost group is. */
    private static final long ROOT = 64;

    private final FileChannel channel;
    private final Map<List<String>, Map<String, String>> texts = new LinkedHashMap<>();
    private final List<ShortList> lists = new ArrayList<>();
    private List<LongTable> tables = List.of();
    private long firstPlace;

    /** @param values asked for an array when all is known; of an empty one, {@code typed} tells the type */
    private record ShortList(NumberColumn column, Object typed, Supplier<Object> values) {}

    /** A file at {@code path}, where an empty one may stand already. */
    public Hdf5File(Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Longer texts than an attribute may have are kept as a list of one. */
    @Override
    public void text(List<String> group, String name, String value) {
        if (value.length() * 3L > LONGEST_ATTRIBUTE_BYTES) {
            List<String> place = new ArrayList<>(group);
            place.add(name);
            texts(place, "", () -> List.of(value));
        } else {
            texts.computeIfAbsent(List.copyOf(group), any -> new LinkedHashMap<>())
                    .put(name, value);
        }
    }

    @Override
    public void numbers(NumberColumn column, Supplier<double[]> values) {
        lists.add(new ShortList(column, new double[1], values::get));
    }

    @Override
    public void integers(NumberColumn column, Supplier<long[]> values) {
        lists.add(new ShortList(column, new long[1], values::get));
    }

    @Override
    public void texts(List<String> place, String description, Supplier<List<String>> values) {
        lists.add(new ShortList(
                NumberColumn.of(place, "", description),
                new String[] {""},
                () -> values.get().toArray(String[]::new)));
    }

    @Override
    public List<PlacedColumns> place(List<LongTable> longTables) throws IOException {
        tables = List.copyOf(longTables);
        firstPlace = describe(lists.stream().map(ShortList::typed).toList(), false);
        List<PlacedColumns> placed = new ArrayList<>();
        long next = firstPlace;
        for (LongTable table : tables) {
            List<Long> places = new ArrayList<>();
            for (NumberColumn column : table.columns()) {
                places.add(next);
                next += bytes(column, table);
            }
            placed.add(new PlacedColumns(channel, table.columns(), places, table.rows()));
        }
        return placed;
    }

    private static long bytes(NumberColumn column, LongTable table) {
        return table.rows() * column.kind().bytes();
    }

    @Override
    public void finish() throws IOException {
        List<Object> values = new ArrayList<>();
        long next = firstPlace + longBytes();
        for (ShortList list : lists) {
            Object value = list.values().get();
            values.add(value);
            if (Array.getLength(value) > 0) {
                next += writeAll(DataType.fromObject(value).encodeData(value).rewind(), next);
            }
        }
        describe(values, true);
    }

    private long longBytes() {
        long bytes = 0;
        for (LongTable table : tables) {
            for (NumberColumn column : table.columns()) {
                bytes += bytes(column, table);
            }
        }
        return bytes;
    }

    private long writeAll(ByteBuffer bytes, long place) throws IOException {
        long at = place;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        return at - place;
    }

    /**
     * Writes every description and returns where they end; {@code values} tell the lists' types and, where {@code known}, their
     * lengths. The library's own way to write a file leaves it open when the disk is full, so its parts are called from here.
     */
    private long describe(List<Object> values, boolean known) throws IOException {
        WritableGroup root = new WritableGroupImpl(null, "/");
        Hdf5Tree tree = new Hdf5Tree(root);
        texts.forEach((group, named) ->
                named.forEach((name, value) -> tree.group(group).putAttribute(name, value)));
        long next = firstPlace;
        for (LongTable table : tables) {
            for (NumberColumn column : table.columns()) {
                tree.put(column, Hdf5Tree.typeOf(column.kind()), table.rows(), next);
                next += bytes(column, table);
            }
        }
        for (int list = 0; list < lists.size(); list++) {
            next += describe(tree, lists.get(list), values.get(list), known, next);
        }
        try {
            SuperblockV2V3 superblock = new SuperblockV2V3();
            long end = root.write(new HdfFileChannel(channel, superblock), ROOT);
            writeAll(superblock.toBuffer(Math.max(end, channel.size())), 0);
            return end;
        } catch (HdfException refused) {
            throw inPlainWords(refused);
        }
    }

    /** Returns how many bytes its values take. */
    private static long describe(Hdf5Tree tree, ShortList list, Object value, boolean known, long place) {
        int length = known ? Array.getLength(value) : 0;
        Object typed = Array.getLength(value) == 0 ? list.typed() : value;
        tree.put(list.column(), typed, length, place);
        return (long) length * DataType.fromObject(typed).getSize();
    }

    /** The library wraps what the disk said. */
    private static IOException inPlainWords(HdfException refused) {
        return refused.getCause() instanceof IOException told
                ? told
                : new IOException(String.valueOf(refused.getMessage()), refused);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
