package org.myodose.analysis.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.myodose.acquisition.ForceSample;
import org.myodose.analysis.report.DeviceReport;
import org.myodose.analysis.table.Column;
import org.myodose.analysis.table.NewFiles;
import org.myodose.analysis.table.Row;

/** What Java knows of a recording, in the plainest form that there is: for readers of the real formats to compare with. */
final class ExpectedFormat implements SignalFormat {

    @Override
    public String name() {
        return "expected";
    }

    @Override
    public String suffix() {
        return ".json";
    }

    @Override
    public String summary() {
        return "for tests";
    }

    @Override
    public SignalWriter open(SignalExport export, Path target, NewFiles files) throws IOException {
        return new Writer(export, files.begin(target), target.resolveSibling(""));
    }

    private static final class Writer implements SignalWriter {

        private final SignalExport export;
        private final Path json;
        private final List<SignalColumns> columns = new ArrayList<>();
        private final List<List<OutputStream>> raw = new ArrayList<>();
        private final List<ExportedMarker> markers = new ArrayList<>();
        private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);

        Writer(SignalExport export, Path json, Path folder) throws IOException {
            this.export = export;
            this.json = json;
            for (SurveyedSignal signal : export.signals()) {
                SignalColumns each = SignalColumns.of(signal);
                columns.add(each);
                List<OutputStream> streams = new ArrayList<>();
                for (int column = 0; column < each.table().columns().size(); column++) {
                    streams.add(new BufferedOutputStream(
                            Files.newOutputStream(folder.resolve(signal.index() + "-" + column + ".raw"))));
                }
                raw.add(streams);
            }
        }

        @Override
        public void sample(SurveyedSignal signal, ForceSample sample, boolean afterGap) throws IOException {
            SignalColumns each = columns.get(signal.index());
            Row row = new Row(each.table());
            each.fill(row, sample, afterGap);
            for (int column = 0; column < row.width(); column++) {
                number.clear();
                switch (row.type(column)) {
                    case NUMBER -> number.putDouble(row.isEmpty(column) ? Double.NaN : row.number(column));
                    case BOOLEAN -> number.putLong(row.truth(column) ? 1 : 0);
                    default -> number.putLong(row.integer(column));
                }
                raw.get(signal.index()).get(column).write(number.array());
            }
        }

        @Override
        public void gap(SurveyedSignal signal, long fromMicros, long toMicros, int framesMissing) {}

        @Override
        public void marker(ExportedMarker marker) {
            markers.add(marker);
        }

        @Override
        public void finish() throws IOException {
            List<FilledTable> tables = new ArrayList<>(List.of(HoldRows.of(export), markers()));
            tables.addAll(ScoreRows.of(export));
            try (JsonGenerator out = new JsonFactory().createGenerator(Files.newOutputStream(json))) {
                out.writeStartObject();
                out.writeObjectFieldStart("about");
                for (Map.Entry<String, String> entry : export.about().entrySet()) {
                    out.writeStringField(entry.getKey(), entry.getValue());
                }
                out.writeEndObject();
                out.writeArrayFieldStart("signals");
                for (SurveyedSignal signal : export.signals()) {
                    signal(out, signal);
                }
                out.writeEndArray();
                out.writeArrayFieldStart("tables");
                for (FilledTable table : tables) {
                    table(out, table);
                }
                out.writeEndArray();
                out.writeArrayFieldStart("markers");
                for (ExportedMarker marker : markers) {
                    out.writeStartObject();
                    out.writeNumberField("device", marker.device());
                    out.writeStringField("json", marker.json());
                    out.writeEndObject();
                }
                out.writeEndArray();
                out.writeEndObject();
            }
        }

        private FilledTable markers() {
            List<Row> rows = new ArrayList<>();
            for (ExportedMarker marker : markers) {
                Row row = new Row(MarkerColumns.TABLE);
                MarkerColumns.fill(row, marker);
                rows.add(row);
            }
            return new FilledTable(MarkerColumns.TABLE, rows);
        }

        private void signal(JsonGenerator out, SurveyedSignal signal) throws IOException {
            out.writeStartObject();
            out.writeStringField("label", signal.label());
            out.writeNumberField("device", signal.device().number());
            out.writeNumberField("holds", holdsOf(signal));
            out.writeArrayFieldStart("columns");
            for (Column column : columns.get(signal.index()).table().columns()) {
                out.writeStartObject();
                out.writeStringField("name", column.name());
                out.writeStringField("type", column.type().name());
                out.writeStringField("unit", column.unit());
                out.writeStringField("description", column.description());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }

        private long holdsOf(SurveyedSignal signal) {
            return export.report().devices().stream()
                    .filter(device ->
                            device.device().number() == signal.device().number())
                    .map(DeviceReport::report)
                    .mapToLong(report -> report.holds().size())
                    .sum();
        }

        private static void table(JsonGenerator out, FilledTable table) throws IOException {
            out.writeStartObject();
            out.writeStringField("name", table.table().name());
            out.writeObjectFieldStart("columns");
            List<Column> columns = table.table().columns();
            for (int column = 0; column < columns.size(); column++) {
                out.writeArrayFieldStart(columns.get(column).name());
                for (Row row : table.rows()) {
                    cell(out, row, column);
                }
                out.writeEndArray();
            }
            out.writeEndObject();
            out.writeEndObject();
        }

        private static void cell(JsonGenerator out, Row row, int column) throws IOException {
            switch (row.type(column)) {
                case NUMBER -> {
                    if (row.isEmpty(column)) {
                        out.writeNull();
                    } else {
                        out.writeNumber(row.number(column));
                    }
                }
                case TEXT -> out.writeString(row.isEmpty(column) ? "" : row.text(column));
                case INTEGER -> out.writeNumber(row.integer(column));
                case BOOLEAN -> out.writeNumber(row.truth(column) ? 1 : 0);
            }
        }

        @Override
        public void close() throws IOException {
            for (List<OutputStream> streams : raw) {
                for (OutputStream stream : streams) {
                    stream.close();
                }
            }
        }
    }
}
