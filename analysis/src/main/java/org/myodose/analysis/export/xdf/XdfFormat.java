package org.myodose.analysis.export.xdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.Zone;
import org.myodose.acquisition.recording.XdfStreams;
import org.myodose.acquisition.recording.XdfStreams.Header;
import org.myodose.analysis.export.ExportedMarker;
import org.myodose.analysis.export.FilledTable;
import org.myodose.analysis.export.HoldRows;
import org.myodose.analysis.export.SignalExport;
import org.myodose.analysis.export.SignalFormat;
import org.myodose.analysis.export.SignalWriter;
import org.myodose.analysis.export.SurveyedSignal;
import org.myodose.analysis.table.NewFiles;
import org.myodose.analysis.table.Row;
import org.myodose.device.ForceUnit;

/**
 * XDF of forces: a stream of doubles for each signal, in newtons wherever its unit is a force, beside a stream of whole times and
 * counts, and one of markers. Time stamps are seconds on the recording computer's clock, as in the recording.
 */
public final class XdfFormat implements SignalFormat {

    @Override
    public String name() {
        return "xdf";
    }

    @Override
    public String suffix() {
        return "-forces.xdf";
    }

    @Override
    public String summary() {
        return "XDF, forces in newtons with markers, for any reader of XDF";
    }

    @Override
    public SignalWriter open(SignalExport export, Path target, NewFiles files) throws IOException {
        FileChannel channel = FileChannel.open(files.begin(target), StandardOpenOption.WRITE);
        return new Writer(export, channel);
    }

    private static final class Writer implements SignalWriter {

        private final SignalExport export;
        private final XdfStreams file;
        private final int markers;
        private final List<Signal> signals = new ArrayList<>();

        /** @param newtonsPerUnit 1 where the unit is no force */
        private record Signal(int forces, int counts, int channels, int zones, double newtonsPerUnit) {}

        Writer(SignalExport export, FileChannel channel) {
            this.export = export;
            file = new XdfStreams(channel, header -> {
                header.element("version", "1.0");
                for (Map.Entry<String, String> each : export.about().entrySet()) {
                    header.element(each.getKey().replaceFirst("^myodose\\.", "exported_"), each.getValue());
                }
            });
            markers = file.open(0, header -> stream(header, "markers", "Markers", 1, 0, "string", export.source()));
            for (SurveyedSignal signal : export.signals()) {
                signals.add(open(signal));
            }
        }

        private Signal open(SurveyedSignal signal) {
            int channels = signal.description().channels().size();
            List<Zone> zones = signal.signal().layout().zones();
            ForceUnit unit = signal.signal().forceUnit();
            String symbol = unit.isForce() ? "N" : unit.symbol();
            int figures = 2 + zones.size() + channels;
            double rate = signal.description().rateHz();
            String source = signal.device().source();
            int forces = file.open(figures * Double.BYTES, header -> {
                stream(header, signal.label() + " forces", "Force", figures, rate, "double64", source);
                header.within(
                        "desc",
                        desc -> desc.within("channels", list -> {
                            channel(
                                    list,
                                    "total",
                                    symbol,
                                    "filtered: " + signal.signal().filter());
                            channel(list, "total_unfiltered", symbol, "before the filter");
                            zones.forEach(zone -> channel(list, "zone_" + zone.name(), symbol, "filtered"));
                            signal.description()
                                    .channels()
                                    .forEach(each -> channel(list, each.name(), symbol, "calibrated, not filtered"));
                        }));
            });
            int counts = file.open((4 + channels) * Long.BYTES, header -> {
                stream(header, signal.label() + " counts", "Raw", 4 + channels, rate, "int64", source);
                header.within(
                        "desc",
                        desc -> desc.within("channels", list -> {
                            channel(list, "timeMicros", "us", "device time since the first scan");
                            channel(list, "measuredNs", "ns", "the time stamp, exactly");
                            channel(list, "arrivalNs", "ns", "when it arrived");
                            channel(list, "sequence", "", "number of the frame");
                            signal.description()
                                    .channels()
                                    .forEach(each -> channel(list, each.name(), "counts", "as received"));
                        }));
            });
            return new Signal(forces, counts, channels, zones.size(), unit.isForce() ? unit.newtonsPerUnit() : 1);
        }

        private static void stream(
                Header header, String name, String type, int channels, double rate, String format, String source) {
            header.element("name", name)
                    .element("type", type)
                    .element("channel_count", channels)
                    .element("nominal_srate", rate)
                    .element("channel_format", format)
                    .element("source_id", source + " " + name);
        }

        private static void channel(Header list, String label, String unit, String description) {
            list.within(
                    "channel",
                    channel -> channel.element("label", label)
                            .element("unit", unit)
                            .element("description", description));
        }

        @Override
        public void sample(SurveyedSignal signal, ForceSample sample, boolean afterGap) throws IOException {
            Signal to = signals.get(signal.index());
            double stampSeconds = sample.measuredNs * 1e-9;
            double newtons = to.newtonsPerUnit;
            ByteBuffer forces = file.sample(to.forces, stampSeconds)
                    .putDouble(sample.totalForce * newtons)
                    .putDouble(sample.unfilteredTotal * newtons);
            for (int zone = 0; zone < to.zones; zone++) {
                forces.putDouble(sample.zoneForces[zone] * newtons);
            }
            for (int channel = 0; channel < to.channels; channel++) {
                forces.putDouble(sample.forces[channel] * newtons);
            }
            ByteBuffer counts = file.sample(to.counts, stampSeconds)
                    .putLong(sample.timeMicros)
                    .putLong(sample.measuredNs)
                    .putLong(sample.arrivalNs)
                    .putLong(sample.sequence);
            for (int channel = 0; channel < to.channels; channel++) {
                counts.putLong(sample.rawCounts[channel]);
            }
        }

        /** A gap is a marker of the recording, and a leap of the time stamps. */
        @Override
        public void gap(SurveyedSignal signal, long fromMicros, long toMicros, int framesMissing) {}

        @Override
        public void marker(ExportedMarker marker) throws IOException {
            file.text(markers, marker.stampSeconds(), marker.json());
        }

        /** Holds become markers too, at their onsets. */
        @Override
        public void finish() throws IOException {
            FilledTable holds = HoldRows.of(export);
            for (Row hold : holds.rows()) {
                file.text(markers, hold.integer(HoldRows.ONSET_NS) * 1e-9, HoldRows.json(hold));
            }
            file.finish();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
