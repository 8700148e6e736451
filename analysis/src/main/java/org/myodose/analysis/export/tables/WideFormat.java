package org.myodose.analysis.export.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.myodose.acquisition.ForceSample;
import org.myodose.analysis.export.ExportedMarker;
import org.myodose.analysis.export.SignalColumns;
import org.myodose.analysis.export.SignalExport;
import org.myodose.analysis.export.SignalFormat;
import org.myodose.analysis.export.SignalWriter;
import org.myodose.analysis.export.SurveyedSignal;
import org.myodose.analysis.table.NewFiles;
import org.myodose.analysis.table.Row;
import org.myodose.analysis.table.TableFormat;
import org.myodose.analysis.table.TablePart;

/**
 * One row per scan, a column for every figure. Each signal has a file of its own where there are several; markers, holds and
 * scores have theirs.
 */
public final class WideFormat implements SignalFormat {

    private final String name;
    private final TableFormat format;
    private final String summary;

    private WideFormat(String name, TableFormat format, String summary) {
        this.name = name;
        this.format = format;
        this.summary = summary;
    }

    public static WideFormat csv() {
        return new WideFormat("csv", TableFormat.CSV, "CSV, one row per scan, with a JSON sidecar");
    }

    public static WideFormat parquet() {
        return new WideFormat("parquet", TableFormat.PARQUET, "Apache Parquet, one row per scan");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String suffix() {
        return format.extension();
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public SignalWriter open(SignalExport export, Path target, NewFiles files) throws IOException {
        TableSet tables = new TableSet(export, target, files, format);
        try {
            return new Writer(export, tables);
        } catch (IOException e) {
            tables.close();
            throw e;
        }
    }

    private static final class Writer implements SignalWriter {

        private final TableSet tables;
        private final List<Signal> signals = new ArrayList<>();

        Writer(SignalExport export, TableSet tables) throws IOException {
            this.tables = tables;
            for (SurveyedSignal signal : export.signals()) {
                SignalColumns columns = SignalColumns.of(signal);
                TablePart part = export.signals().size() == 1
                        ? tables.main(columns.table())
                        : tables.beside(signal.label(), columns.table());
                signals.add(new Signal(columns, part, new Row(columns.table())));
            }
            tables.beginMarkers();
        }

        private record Signal(SignalColumns columns, TablePart part, Row row) {}

        @Override
        public void sample(SurveyedSignal signal, ForceSample sample, boolean afterGap) throws IOException {
            Signal to = signals.get(signal.index());
            to.columns.fill(to.row, sample, afterGap);
            to.part.write(to.row);
        }

        /** A gap is a marker too, and the row after it says so. */
        @Override
        public void gap(SurveyedSignal signal, long fromMicros, long toMicros, int framesMissing) {}

        @Override
        public void marker(ExportedMarker told) throws IOException {
            tables.marker(told);
        }

        @Override
        public void finish() throws IOException {
            tables.finishWithFindings();
        }

        @Override
        public void close() throws IOException {
            tables.close();
        }
    }
}
