package org.myodose.analysis.export.tables;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.export.ExportedMarker;
import org.myodose.analysis.export.FilledTable;
import org.myodose.analysis.export.HoldRows;
import org.myodose.analysis.export.MarkerColumns;
import org.myodose.analysis.export.ScoreRows;
import org.myodose.analysis.export.SignalExport;
import org.myodose.analysis.table.NewFiles;
import org.myodose.analysis.table.Row;
import org.myodose.analysis.table.TableDescription;
import org.myodose.analysis.table.TableFormat;
import org.myodose.analysis.table.TablePart;

/**
 * The tables of one export, each in a file of its own beside {@code target}; of CSV a sidecar tells of all of them. One thread.
 */
final class TableSet implements Closeable {

    private final SignalExport export;
    private final Path target;
    private final NewFiles files;
    private final TableFormat format;
    private final List<TablePart> parts = new ArrayList<>();
    private final Row marker = new Row(MarkerColumns.TABLE);
    private @Nullable TablePart markers;

    TableSet(SignalExport export, Path target, NewFiles files, TableFormat format) {
        this.export = export;
        this.target = target;
        this.files = files;
        this.format = format;
    }

    /** Begins the table that stands in the target itself. */
    TablePart main(TableDescription table) throws IOException {
        return begin(target, table);
    }

    /** Begins one beside it: of {@code press.csv} and {@code holds}, {@code press-holds.csv}. */
    TablePart beside(String name, TableDescription table) throws IOException {
        String file = String.valueOf(target.getFileName());
        boolean plain = file.endsWith(format.extension());
        String stem =
                plain ? file.substring(0, file.length() - format.extension().length()) : file;
        return begin(target.resolveSibling(stem + "-" + name + format.extension()), table);
    }

    private TablePart begin(Path file, TableDescription table) throws IOException {
        TablePart part = TablePart.begin(files, file, format, table);
        parts.add(part);
        return part;
    }

    /** Begins the table of markers beside the target; to be called before {@link #marker}. */
    void beginMarkers() throws IOException {
        markers = beside(MarkerColumns.TABLE.name(), MarkerColumns.TABLE);
    }

    void marker(ExportedMarker told) throws IOException {
        TablePart to = markers;
        if (to == null) {
            throw new IllegalStateException("the table of markers was not begun");
        }
        MarkerColumns.fill(marker, told);
        to.write(marker);
    }

    /** Ends all tables, with those of holds and scores beside the target. */
    void finishWithFindings() throws IOException {
        add(HoldRows.of(export));
        for (FilledTable scores : ScoreRows.of(export)) {
            add(scores);
        }
        finish();
    }

    /** Writes a whole table beside the target. */
    void add(FilledTable table) throws IOException {
        fill(beside(table.table().name(), table.table()), table);
    }

    static void fill(TablePart part, FilledTable table) throws IOException {
        for (Row row : table.rows()) {
            part.write(row);
        }
    }

    /** Ends all tables. */
    void finish() throws IOException {
        for (TablePart part : parts) {
            part.finish(export.about());
        }
        if (format == TableFormat.CSV) {
            Path sidecar = files.begin(Path.of(target + ".json"));
            Files.writeString(sidecar, Sidecar.of(export, parts));
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (TablePart part : parts) {
            try {
                part.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
