package org.myodose.analysis.export.matlab;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import org.myodose.analysis.export.column.ColumnFile;
import org.myodose.analysis.export.column.LongTable;
import org.myodose.analysis.export.column.NumberColumn;
import org.myodose.analysis.export.column.PlacedColumns;
import org.myodose.analysis.table.OutputException;
import us.hebi.matlab.mat.format.CharEncoding;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.format.Mat5Writer;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Struct;

/**
 * A MATLAB file of version 5: a variable per long column, named by its path with underscores; texts and short lists as fields
 * of a struct per group; and a struct {@code columns} that tells unit and description of every variable. Such a file holds no
 * variable of 2 GB or more, hence one per column: at 1 kHz, three days. One thread.
 */
public final class MatFile implements ColumnFile {

    /** A name may have 63 characters (MATLAB, namelengthmax). */
    private static final int LONGEST_NAME = 63;

    /** Its header and padding need a little as well. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - 1024L;

    private final FileChannel channel;
    private final FileSink sink;
    private final Map<String, Map<String, Supplier<Array>>> structs = new LinkedHashMap<>();
    private final List<NumberColumn> lists = new ArrayList<>();

    /** A file at {@code path}, where an empty one may stand already. */
    public MatFile(Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        sink = new FileSink(channel);
    }

    /** A text of the whole file goes to the struct {@code about}. */
    @Override
    public void text(List<String> group, String name, String value) {
        List<String> path = new ArrayList<>(group.isEmpty() ? List.of("about") : group);
        path.add(name);
        declare(path, () -> string(value));
    }

    @Override
    public void numbers(NumberColumn column, Supplier<double[]> values) {
        lists.add(column);
        declare(column.path(), () -> new PlainVector(values.get()));
    }

    @Override
    public void integers(NumberColumn column, Supplier<long[]> values) {
        lists.add(column);
        declare(column.path(), () -> new PlainVector(values.get()));
    }

    @Override
    public void texts(List<String> path, String description, Supplier<List<String>> values) {
        lists.add(NumberColumn.of(path, "", description));
        declare(path, () -> cell(values.get()));
    }

    private void declare(List<String> path, Supplier<Array> value) {
        structs.computeIfAbsent(name(path.subList(0, path.size() - 1)), any -> new LinkedHashMap<>())
                .put(name(List.of(path.getLast())), value);
    }

    private static Array string(String value) {
        return Mat5.newString(value, CharEncoding.Utf16);
    }

    private static Cell cell(List<String> values) {
        Cell cell = Mat5.newCell(values.size(), 1);
        for (int i = 0; i < values.size(); i++) {
            cell.set(i, string(values.get(i)));
        }
        return cell;
    }

    @Override
    public List<PlacedColumns> place(List<LongTable> tables) throws IOException {
        List<NumberColumn> all =
                tables.stream().flatMap(table -> table.columns().stream()).toList();
        Iterator<String> names = named(all).iterator();
        // The library's own words would tell the time of day, and the same recording would not give the same bytes.
        new Mat5File(", written by Myodose") {}.writeFileHeader(sink);
        List<PlacedColumns> placed = new ArrayList<>();
        for (LongTable table : tables) {
            requireRoom(table.rows());
            List<Long> places = new ArrayList<>();
            for (NumberColumn column : table.columns()) {
                PlacedVector vector = new PlacedVector(column.kind(), (int) table.rows());
                writer().writeArray(names.next(), vector);
                places.add(vector.place());
            }
            placed.add(new PlacedColumns(channel, table.columns(), places, table.rows()));
        }
        return placed;
    }

    /** Gives every variable its name, and says in a struct what each is, and each field of the structs. */
    private List<String> named(List<NumberColumn> columns) {
        List<String> names =
                distinct(columns.stream().map(column -> name(column.path())).toList());
        List<String> described = new ArrayList<>(names);
        lists.forEach(list ->
                described.add(name(list.path().subList(0, list.path().size() - 1)) + "." + name(List.of(list.name()))));
        List<NumberColumn> all = new ArrayList<>(columns);
        all.addAll(lists);
        declare(List.of("columns", "name"), () -> cell(described));
        declare(List.of("columns", "unit"), () -> cell(each(all, NumberColumn::unit)));
        declare(List.of("columns", "description"), () -> cell(each(all, NumberColumn::description)));
        return names;
    }

    private static List<String> each(List<NumberColumn> columns, Function<NumberColumn, String> telling) {
        return columns.stream().map(telling).toList();
    }

    private Mat5Writer writer() {
        return Mat5.newWriter(sink).setDeflateLevel(Deflater.NO_COMPRESSION);
    }

    @Override
    public void finish() throws IOException {
        for (Map.Entry<String, Map<String, Supplier<Array>>> group : structs.entrySet()) {
            Struct struct = Mat5.newStruct();
            group.getValue().forEach((name, value) -> struct.set(name, value.get()));
            writer().writeArray(group.getKey(), struct);
        }
        sink.flush();
    }

    private static void requireRoom(long rows) throws IOException {
        if (rows * Double.BYTES > MOST_BYTES) {
            throw new OutputException("A MATLAB file holds at most " + MOST_BYTES / Double.BYTES
                    + " scans, and there are " + rows + ": choose --format hdf5, which MATLAB reads as well.");
        }
    }

    /** A name as MATLAB wants it: letters, digits and underscores, the first of them a letter. */
    private static String name(List<String> path) {
        String name = String.join("_", path).replaceAll("[^A-Za-z0-9_]", "_");
        if (name.isEmpty() || !Character.isLetter(name.charAt(0))) {
            name = "x" + name;
        }
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** Where names became the same, the later ones get their number. */
    private static List<String> distinct(List<String> names) {
        Set<String> taken = new HashSet<>(names);
        Set<String> given = new HashSet<>();
        List<String> distinct = new ArrayList<>();
        for (String name : names) {
            String free = name;
            for (int number = 2; !given.add(free); number++) {
                String ending = "_" + number;
                free = name.substring(0, Math.min(name.length(), LONGEST_NAME - ending.length())) + ending;
                if (taken.contains(free)) {
                    free = name;
                }
            }
            distinct.add(free);
        }
        return List.copyOf(distinct);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
