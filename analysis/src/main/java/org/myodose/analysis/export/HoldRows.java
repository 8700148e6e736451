package org.myodose.analysis.export;

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
}
