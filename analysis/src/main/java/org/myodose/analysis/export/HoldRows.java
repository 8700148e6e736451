package org.myodose.analysis.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.report.AnalysisReport;
import org.myodose.analysis.report.CommonTime;
import org.myodose.analysis.report.DeviceReport;
import org.myodose.analysis.report.HoldTable;
import org.myodose.analysis.report.SiteReport;
import org.myodose.analysis.table.Column;
import org.myodose.analysis.table.Row;
import org.myodose.analysis.table.TableDescription;

/** The holds of all devices as a table, as {@code analyze} finds them. */
public final class HoldRows {

    /** The column of the onset on the recording computer's clock. */
    public static final int ONSET_NS = 3;

    private static final TableDescription TABLE = new TableDescription(
            "holds", "One row for each hold, by device. Seconds are the device's own time.", columns());

    private HoldRows() {}

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                Column.integer("device", "", "number of the device"),
                Column.text("deviceName", "what people call it"),
                Column.text("forceUnit", "unit of every force in the row"),
                Column.integer("onsetNs", "ns", "onset on the recording computer's clock, as measuredNs"),
                Column.integer("releaseNs", "ns", "release, likewise"),
                Column.integer("uncertaintyNs", "ns", "how far these two may be from the truth")));
        columns.addAll(HoldTable.columns());
        return columns;
    }

    /** Those of the totals, and of each zone where the analysis looked for them. */
    public static FilledTable of(SignalExport export) {
        List<Row> rows = new ArrayList<>();
        for (DeviceReport device : export.report().devices()) {
            add(rows, device, device.report());
            for (SiteReport site : device.sites()) {
                add(rows, device, site.report());
            }
        }
        return new FilledTable(TABLE, rows);
    }

    private static void add(List<Row> rows, DeviceReport device, AnalysisReport report) {
        CommonTime time = device.time();
        for (Hold hold : report.holds()) {
            Row row = new Row(TABLE)
                    .add((long) device.device().number())
                    .add(device.device().name())
                    .add(report.signal().forceUnit().symbol())
                    .add(time.nsAt(hold.onsetSeconds()))
                    .add(time.nsAt(hold.releaseSeconds()))
                    .add(Math.max(
                            time.uncertaintyNsAt(hold.onsetSeconds()), time.uncertaintyNsAt(hold.releaseSeconds())));
            rows.add(HoldTable.set(row, row.width() - HoldTable.columns().size(), hold));
        }
    }

    /** A hold's row as one JSON object of type {@code analysed_hold}, with the table's names; empty cells are left out. */
    public static String json(Row hold) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("type", "analysed_hold");
            for (int column = 0; column < hold.width(); column++) {
                if (!hold.isEmpty(column)) {
                    json.writeFieldName(TABLE.columns().get(column).name());
                    cell(json, hold, column);
                }
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void cell(JsonGenerator json, Row row, int column) throws IOException {
        switch (row.type(column)) {
            case BOOLEAN -> json.writeBoolean(row.truth(column));
            case INTEGER -> json.writeNumber(row.integer(column));
            case NUMBER -> json.writeNumber(row.number(column));
            case TEXT -> json.writeString(row.text(column));
        }
    }
}
