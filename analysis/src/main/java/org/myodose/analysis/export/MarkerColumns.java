package org.myodose.analysis.export;

import java.util.List;
import org.myodose.analysis.table.Column;
import org.myodose.analysis.table.Row;
import org.myodose.analysis.table.TableDescription;

/** What was noted in a recording as a table, one row for each marker, in their order. */
public final class MarkerColumns {

    /** Filled by {@link #fill}. */
    public static final TableDescription TABLE = new TableDescription(
            "markers",
            "One row for each marker: gaps, tares, pain, device events, states of the link, holds as they were found live.",
            List.of(
                    Column.integer("device", "", "number of the device"),
                    Column.text("type", "what kind of marker; docs/recording-format.md lists them"),
                    Column.number("seconds", "s", "device time; empty where it belongs to no time of the scans"),
                    Column.number("stampSeconds", "s", "on the recording computer's clock, as measuredNs"),
                    Column.text("text", "in a few words"),
                    Column.text("json", "the whole marker")));

    private MarkerColumns() {}

    public static void fill(Row row, ExportedMarker marker) {
        Long micros = marker.timeMicros();
        row.clear()
                .add((long) marker.device())
                .add(marker.type())
                .add(micros == null ? Double.NaN : micros / 1e6)
                .add(marker.stampSeconds())
                .add(marker.text())
                .add(marker.json());
    }
}
