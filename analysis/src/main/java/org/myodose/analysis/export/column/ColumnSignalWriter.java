package org.myodose.analysis.export.column;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.myodose.acquisition.ForceSample;
import org.myodose.analysis.export.ExportedMarker;
import org.myodose.analysis.export.FilledTable;
import org.myodose.analysis.export.HoldRows;
import org.myodose.analysis.export.MarkerColumns;
import org.myodose.analysis.export.ScoreRows;
import org.myodose.analysis.export.SignalColumns;
import org.myodose.analysis.export.SignalExport;
import org.myodose.analysis.export.SignalWriter;
import org.myodose.analysis.export.SurveyedSignal;
import org.myodose.analysis.table.Column;
import org.myodose.analysis.table.Row;

/**
 * A recording on its way into a file of columns: the same figures under the same names as in a table of one row per scan, with
 * markers, holds and scores as groups of short lists. One thread.
 */
public final class ColumnSignalWriter implements SignalWriter {

    private final ColumnFile file;
    private final List<Filling> fillings = new ArrayList<>();
    private final TableLists markers;
    private final Row marker = new Row(MarkerColumns.TABLE);

    private record Filling(SignalColumns columns, Row row, PlacedColumns placed) {}

    private ColumnSignalWriter(ColumnFile file, TableLists markers) {
        this.file = file;
        this.markers = markers;
    }

    /**
     * Declares everything and makes room for the samples.
     *
     * @param file is this writer's from now on, and closed with it, or here when it cannot be begun
     * @param group where the signals stand, from the outermost name to the innermost; several have a group each within it
     * @param description all that is known of signals and channels, as JSON
     */
    public static ColumnSignalWriter begin(SignalExport export, ColumnFile file, List<String> group, String description)
            throws IOException {
        try {
            export.about().forEach((name, value) -> file.text(List.of(), name, value));
            file.text(List.of(), "myodose.description", description);
            TableLists markers = new TableLists(file, MarkerColumns.TABLE);
            add(file, HoldRows.of(export));
            ScoreRows.of(export).forEach(scores -> add(file, scores));
            ColumnSignalWriter writer = new ColumnSignalWriter(file, markers);
            writer.place(export, group);
            return writer;
        } catch (IOException | RuntimeException failure) {
            try (file) {
                throw failure;
            }
        }
    }

    private static void add(ColumnFile file, FilledTable table) {
        TableLists lists = new TableLists(file, table.table());
        table.rows().forEach(lists::add);
    }

    private void place(SignalExport export, List<String> group) throws IOException {
        List<SignalColumns> signals =
                export.signals().stream().map(SignalColumns::of).toList();
        List<LongTable> tables = new ArrayList<>();
        for (SurveyedSignal signal : export.signals()) {
            List<String> path = new ArrayList<>(group);
            if (signals.size() > 1) {
                path.add(signal.label());
            }
            tables.add(new LongTable(
                    signals.get(signal.index()).table().columns().stream()
                            .map(column -> numbers(path, column))
                            .toList(),
                    signal.scans()));
        }
        List<PlacedColumns> placed = file.place(tables);
        for (int signal = 0; signal < signals.size(); signal++) {
            SignalColumns columns = signals.get(signal);
            fillings.add(new Filling(columns, new Row(columns.table()), placed.get(signal)));
        }
    }

    private static NumberColumn numbers(List<String> group, Column column) {
        List<String> path = new ArrayList<>(group);
        path.add(column.name());
        return new NumberColumn(path, kind(column), column.unit(), column.description());
    }

    /** As wide as a recording keeps them: what should not fit is refused, never cut off. */
    private static NumberKind kind(Column column) {
        return switch (column.type()) {
            case NUMBER -> NumberKind.DOUBLE;
            case BOOLEAN -> NumberKind.UNSIGNED_8;
            case INTEGER -> {
                if (column.unit().equals("counts")) {
                    yield NumberKind.SIGNED_32;
                }
                yield column.name().endsWith("_flags") ? NumberKind.UNSIGNED_8 : NumberKind.SIGNED_64;
            }
            case TEXT -> throw new IllegalArgumentException(column.name() + " is a text, and samples have none");
        };
    }

    @Override
    public void sample(SurveyedSignal signal, ForceSample sample, boolean afterGap) throws IOException {
        Filling filling = fillings.get(signal.index());
        Row row = filling.row;
        filling.columns.fill(row, sample, afterGap);
        for (int column = 0; column < row.width(); column++) {
            switch (row.type(column)) {
                case NUMBER -> filling.placed.put(column, row.isEmpty(column) ? Double.NaN : row.number(column));
                case BOOLEAN -> filling.placed.put(column, row.truth(column) ? 1L : 0L);
                default -> filling.placed.put(column, row.integer(column));
            }
        }
        filling.placed.endRow();
    }

    /** A gap is a marker too, and the sample after it says so. */
    @Override
    public void gap(SurveyedSignal signal, long fromMicros, long toMicros, int framesMissing) {}

    @Override
    public void marker(ExportedMarker told) {
        MarkerColumns.fill(marker, told);
        markers.add(marker);
    }

    @Override
    public void finish() throws IOException {
        for (Filling filling : fillings) {
            filling.placed.finish();
        }
        file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
