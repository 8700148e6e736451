package org.myodose.dashboard.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.recording.Marker;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.RecordedScan;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingIntegrity;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.device.DeviceDescription;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "dump",
        description = "Print all that a recording holds, one JSON object a line, in the order of recording.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:  ./myodose dump press.xdf"})
final class DumpCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "An .xdf recording.")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Output.of(spec);
        JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setRootValueSeparator(null);
        RecordingIntegrity integrity = Recording.open(file).forEachDevice(device -> new Lines(device, json));
        json.close();
        out.flush();
        if (!integrity.whole()) {
            Output.progressOf(spec).println(integrity.statement());
            Output.progressOf(spec).flush();
        }
        return integrity.whole() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** One device's lines. */
    private static final class Lines implements RecordingVisitor {

        private final RecordedDevice device;
        private final JsonGenerator json;

        Lines(RecordedDevice device, JsonGenerator json) {
            this.device = device;
            this.json = json;
        }

        private interface Fields {
            void write() throws IOException;
        }

        private void line(String type, Fields fields) {
            try {
                json.writeStartObject();
                json.writeStringField("type", type);
                json.writeNumberField("device", device.number());
                fields.write();
                json.writeEndObject();
                json.writeRaw('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void onDevice(DeviceDescription described, SignalDescription signal) {
            line("device", () -> {
                json.writeStringField("name", device.name());
                json.writeStringField("source", device.source());
                json.writeStringField("model", described.model());
                json.writeStringField("serialNumber", described.serialNumber());
                json.writeNumberField("rateHz", described.rateHz());
                json.writeArrayFieldStart("channels");
                for (var channel : described.channels()) {
                    json.writeString(channel.name());
                }
                json.writeEndArray();
            });
        }

        @Override
        public void onScan(RecordedScan recorded) {
            line("scan", () -> {
                json.writeNumberField("sequence", recorded.scan().sequence());
                json.writeNumberField("deviceTickMicros", recorded.scan().deviceTickMicros());
                json.writeNumberField("timeMicros", recorded.timeMicros());
                json.writeNumberField("arrivalNs", recorded.scan().arrivalNs());
                json.writeNumberField("measuredNs", recorded.measuredNs());
                if (recorded.scan().isMeasured()) {
                    json.writeNumberField("timeUncertaintyNs", recorded.scan().timeUncertaintyNs());
                }
                json.writeFieldName("counts");
                json.writeArray(recorded.scan().rawCounts(), 0, recorded.scan().channelCount());
            });
        }

        @Override
        public void onMarker(Marker marker) {
            line("marker", () -> {
                json.writeNumberField("stampSeconds", marker.stampSeconds());
                json.writeStringField("json", marker.json());
            });
        }
    }
}
