package org.myodose.analysis.export.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.Zone;
import org.myodose.analysis.export.ExportedMarker;
import org.myodose.analysis.export.SignalExport;
import org.myodose.analysis.export.SignalFormat;
import org.myodose.analysis.export.SignalWriter;
import org.myodose.analysis.export.SurveyedSignal;
import org.myodose.analysis.table.Column;
import org.myodose.analysis.table.NewFiles;
import org.myodose.analysis.table.Row;
import org.myodose.analysis.table.TableDescription;
import org.myodose.analysis.table.TableFormat;
import org.myodose.analysis.table.TablePart;
import org.myodose.device.ChannelDescription;

/**
 * Tidy data: one row for each figure of each scan, all devices in one table, always the same columns. Wickham (2014), "Tidy
 * Data", Journal of Statistical Software 59(10).
 */
public final class TidyFormat implements SignalFormat {

    private static final TableDescription TABLE = new TableDescription(
            "signals",
            "One row for each force of each scan: its channels, its zones, its total. Where nothing was measured there is no row.",
            List.of(
                    Column.text("signal", "which device, as the sidecar lists them"),
                    Column.number("seconds", "s", "device time since its first scan"),
                    Column.integer("timeMicros", "us", "the same, exactly"),
                    Column.integer("measuredNs", "ns", "when it was measured, on the recording computer's clock"),
                    Column.integer("sequence", "", "number of the frame that brought it; wraps at 65536"),
                    Column.truth("afterGap", "whether nothing is known between the scan before and this one"),
                    Column.text("kind", "channel, zone or total"),
                    Column.text("name", "of the channel or zone"),
                    Column.integer("count", "counts", "of a channel: converter count as received"),
                    Column.number("force", "unit", "calibrated and tared, not filtered"),
                    Column.number("filtered", "unit", "of zones and totals: the same filtered"),
                    Column.number("uncertainty", "unit", "1 σ of a channel or total; empty where it is not known"),
                    Column.text("unit", "of the forces in this row"),
                    Column.integer(
                            "flags",
                            "",
                            "of a channel, as a sum: 1 saturated, 2 dead zone, 4 extrapolated, 8 count out of range, 16 stuck")));

    @Override
    public String name() {
        return "csv-tidy";
    }

    @Override
    public String suffix() {
        return "-tidy.csv";
    }

    @Override
    public String summary() {
        return "CSV, one row per figure (tidy data), with a JSON sidecar";
    }

    @Override
    public SignalWriter open(SignalExport export, Path target, NewFiles files) throws IOException {
        TableSet tables = new TableSet(export, target, files, TableFormat.CSV);
        try {
            TablePart figures = tables.main(TABLE);
            tables.beginMarkers();
            return new Writer(tables, figures);
        } catch (IOException e) {
            tables.close();
            throw e;
        }
    }

    private static final class Writer implements SignalWriter {

        private final TableSet tables;
        private final TablePart figures;
        private final Row row = new Row(TABLE);

        Writer(TableSet tables, TablePart figures) {
            this.tables = tables;
            this.figures = figures;
        }

        @Override
        public void sample(SurveyedSignal signal, ForceSample sample, boolean afterGap) throws IOException {
            List<ChannelDescription> channels = signal.description().channels();
            for (int channel = 0; channel < channels.size(); channel++) {
                begin(signal, sample, afterGap, "channel", channels.get(channel).name())
                        .add((long) sample.rawCounts[channel])
                        .add(sample.forces[channel])
                        .addEmpty()
                        .add(sample.forceUncertainties[channel])
                        .add(signal.unit())
                        .add((long) sample.channelFlags[channel]);
                figures.write(row);
            }
            List<Zone> zones = signal.signal().layout().zones();
            for (int zone = 0; zone < sample.zoneCount; zone++) {
                begin(signal, sample, afterGap, "zone", zones.get(zone).name())
                        .addEmpty()
                        .add(sample.unfilteredZoneForces[zone])
                        .add(sample.zoneForces[zone])
                        .addEmpty()
                        .add(signal.unit());
                figures.write(row);
            }
            begin(signal, sample, afterGap, "total", "total")
                    .addEmpty()
                    .add(sample.unfilteredTotal)
                    .add(sample.totalForce)
                    .add(sample.totalUncertainty)
                    .add(signal.unit());
            figures.write(row);
        }

        private Row begin(SurveyedSignal signal, ForceSample sample, boolean afterGap, String kind, String name) {
            return row.clear()
                    .add(signal.label())
                    .add(sample.timeMicros / 1e6)
                    .add(sample.timeMicros)
                    .add(sample.measuredNs)
                    .add((long) sample.sequence)
                    .add(afterGap)
                    .add(kind)
                    .add(name);
        }

        /** A gap is a marker too, and the rows after it say so. */
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
