package org.myodose.analysis.export.tables;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.SensorPlace;
import org.myodose.acquisition.calibration.ScalingText;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.analysis.export.SignalExport;
import org.myodose.analysis.export.SurveyedSignal;
import org.myodose.analysis.report.DeviceReport;
import org.myodose.analysis.report.GapSpan;
import org.myodose.analysis.table.TablePart;
import org.myodose.analysis.table.TableText;
import org.myodose.device.ChannelDescription;

/** The JSON beside CSV files: what was exported from what by what, and what every column means. See docs/export.md. */
public final class Sidecar {

    private static final int VERSION = 1;
    private static final int GAPS_LISTED = 10_000;

    private Sidecar() {}

    /** The same for a format whose files describe their columns themselves. */
    public static String of(SignalExport export) throws IOException {
        return of(export, List.of());
    }

    static String of(SignalExport export, List<TablePart> files) throws IOException {
        StringWriter text = new StringWriter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
            json.writeStartObject();
            json.writeNumberField("exportVersion", VERSION);
            json.writeStringField("softwareVersion", export.softwareVersion());
            recording(json, export);
            clock(json);
            json.writeArrayFieldStart("signals");
            for (SurveyedSignal signal : export.signals()) {
                signal(json, export, signal);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("files");
            for (TablePart file : files) {
                file(json, file);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void recording(JsonGenerator json, SignalExport export) throws IOException {
        json.writeObjectFieldStart("recording");
        json.writeStringField("file", export.source());
        json.writeNumberField("bytes", export.sourceBytes());
        json.writeStringField("sha256", export.sourceSha256());
        json.writeBooleanField("whole", export.integrity().whole());
        json.writeStringField("integrity", export.integrity().statement());
        RecordingDescription description = export.description();
        if (description != null) {
            json.writeStringField("startedAt", description.startedAt().toString());
            json.writeStringField("softwareVersion", description.softwareVersion());
            json.writeStringField("prescription", description.prescription());
        }
        json.writeArrayFieldStart("notices");
        for (DeviceReport device : export.report().devices()) {
            for (String notice : device.report().notices()) {
                json.writeString(device.device().name() + ": " + notice);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void clock(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("clock");
        json.writeStringField(
                "device", "seconds and timeMicros: the device's own clock, from its first scan; holds are told in it");
        json.writeStringField(
                "computer",
                "measuredNs, arrivalNs and stampSeconds: the recording computer's monotonic clock, which all devices"
                        + " share and which counts from no particular moment");
        json.writeEndObject();
    }

    private static void signal(JsonGenerator json, SignalExport export, SurveyedSignal signal) throws IOException {
        json.writeStartObject();
        json.writeStringField("signal", signal.label());
        json.writeNumberField("device", signal.device().number());
        json.writeStringField("deviceName", signal.device().name());
        json.writeStringField("deviceSource", signal.device().source());
        json.writeStringField("model", signal.description().model());
        json.writeStringField("serialNumber", signal.description().serialNumber());
        json.writeStringField("firmwareVersion", signal.description().firmwareVersion());
        json.writeNumberField("rateHz", signal.description().rateHz());
        json.writeStringField("forceUnit", signal.unit());
        json.writeStringField("site", signal.signal().layout().totalSite());
        json.writeStringField("filter", signal.signal().filter());
        json.writeNumberField("filterDelaySeconds", signal.signal().filterDelaySeconds());
        json.writeNumberField("scans", signal.scans());
        json.writeNumberField("firstMicros", signal.firstMicros());
        json.writeNumberField("lastMicros", signal.lastMicros());
        json.writeNumberField("firstMeasuredNs", signal.firstMeasuredNs());
        json.writeNumberField("lastMeasuredNs", signal.lastMeasuredNs());
        gaps(json, export, signal);
        json.writeArrayFieldStart("channels");
        for (int channel = 0; channel < signal.description().channels().size(); channel++) {
            channel(json, signal, channel);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Of a device that was exchanged, each signal lists the gaps of the device. */
    private static void gaps(JsonGenerator json, SignalExport export, SurveyedSignal signal) throws IOException {
        json.writeNumberField("gapCount", signal.gaps());
        json.writeArrayFieldStart("gaps");
        for (DeviceReport device : export.report().devices()) {
            if (device.device().number() == signal.device().number()) {
                for (GapSpan gap :
                        device.report().gaps().stream().limit(GAPS_LISTED).toList()) {
                    json.writeStartObject();
                    json.writeNumberField("startSeconds", gap.startSeconds());
                    json.writeNumberField("endSeconds", gap.endSeconds());
                    json.writeEndObject();
                }
            }
        }
        json.writeEndArray();
    }

    private static void channel(JsonGenerator json, SurveyedSignal signal, int channel) throws IOException {
        ChannelDescription description = signal.description().channels().get(channel);
        json.writeStartObject();
        json.writeStringField("name", description.name());
        json.writeStringField("sensor", description.kind().name());
        json.writeStringField("position", description.position().name());
        json.writeNumberField("bits", description.bits());
        List<SensorPlace> places = signal.signal().layout().places();
        if (channel < places.size()) {
            json.writeStringField("zone", places.get(channel).zone());
        }
        List<ChannelScaling> scalings = signal.signal().scalings();
        if (channel < scalings.size()) {
            ChannelScaling scaling = scalings.get(channel);
            json.writeNumberField("zero", scaling.zero());
            json.writeStringField("provenance", scaling.provenance());
            json.writeStringField("calibration", ScalingText.of(scaling));
        }
        json.writeEndObject();
    }

    private static void file(JsonGenerator json, TablePart file) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", String.valueOf(file.target().getFileName()));
        json.writeNumberField("bytes", file.length());
        json.writeStringField("sha256", file.sha256Hex());
        json.writeStringField("table", file.table().name());
        json.writeStringField("description", file.table().description());
        json.writeFieldName("columns");
        TableText.columns(json, file.table().columns());
        json.writeEndObject();
    }
}
