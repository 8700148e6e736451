package org.myodose.dashboard.library;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.calibration.ScalingText;
import org.myodose.acquisition.recording.HostDescription;
import org.myodose.acquisition.recording.Marker;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.recording.RecordingIntegrity;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.analysis.export.ExportedMarker;
import org.myodose.analysis.report.Analysis;
import org.myodose.analysis.report.AnalysisSettings;
import org.myodose.analysis.report.DeviceReport;
import org.myodose.analysis.report.RecordingReport;
import org.myodose.analysis.report.ReportJson;
import org.myodose.analysis.table.FileHash;
import org.myodose.device.ChannelDescription;

/**
 * What stands in a recording, as one JSON object for the page and for programs: where it came from, what was found in it as
 * {@code analyze} finds it, and its markers. The text tells the same to whoever asks again.
 */
final class Findings {

    /** More would be no help on a screen. */
    private static final int MOST_MARKERS = 5_000;

    /** Told elsewhere in the findings, or of no interest beside the forces. */
    private static final Set<String> LEFT_OUT = Set.of("hold", "gap", "status", "clock", "hello");

    private final Recording recording;
    private final String softwareVersion;
    private final List<Marker> markers = new ArrayList<>();
    private int markersLeftOut;

    private Findings(Recording recording, String softwareVersion) {
        this.recording = recording;
        this.softwareVersion = softwareVersion;
    }

    /**
     * Reads a recording through.
     *
     * @param pulse is called now and then, and ends the work by throwing
     * @throws IOException when the file cannot be read, or the pulse's
     */
    static String of(Recording recording, String softwareVersion, FileHash.Pulse pulse)
            throws IOException, RecordingException {
        Findings findings = new Findings(recording, softwareVersion);
        String sha256 = FileHash.of(recording.path(), pulse);
        RecordingReport report = Analysis.ofDevices(recording, AnalysisSettings.AS_LIVE);
        pulse.beat();
        RecordingIntegrity integrity = recording.forEachDevice(device -> findings.new Listening());
        return findings.json(sha256, report, integrity);
    }

    private final class Listening implements RecordingVisitor {

        @Override
        public void onMarker(Marker marker) {
            if (LEFT_OUT.contains(marker.type())) {
                return;
            }
            if (markers.size() < MOST_MARKERS) {
                markers.add(marker);
            } else {
                markersLeftOut++;
            }
        }
    }

    private String json(String sha256, RecordingReport report, RecordingIntegrity integrity) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("sha256", sha256);
            json.writeBooleanField("whole", integrity.whole());
            json.writeStringField("integrity", integrity.statement());
            RecordingDescription description = recording.description().orElse(null);
            if (description != null) {
                json.writeStringField("startedAt", description.startedAt().toString());
                json.writeStringField("recordedWith", description.softwareVersion());
                host(json, description.host());
                json.writeStringField("prescription", description.prescription());
            }
            json.writeStringField("analysedWith", softwareVersion);
            json.writeNumberField("holds", holds(report));
            json.writeNumberField("durationSeconds", durationSeconds(report));
            json.writeArrayFieldStart("devices");
            for (DeviceReport device : report.devices()) {
                device(json, device);
            }
            json.writeEndArray();
            markers(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void host(JsonGenerator json, HostDescription host) throws IOException {
        json.writeStringField(
                "recordedOn", host.operatingSystem() + ", " + host.architecture() + ", Java " + host.javaRuntime());
    }

    private static int holds(RecordingReport report) {
        return report.devices().stream()
                .mapToInt(device -> device.report().holds().size())
                .sum();
    }

    private static double durationSeconds(RecordingReport report) {
        return report.devices().stream()
                .mapToDouble(device -> device.report().durationSeconds())
                .max()
                .orElse(0);
    }

    private void device(JsonGenerator json, DeviceReport device) throws IOException {
        json.writeStartObject();
        json.writeNumberField("device", device.device().number());
        json.writeStringField("name", device.device().name());
        json.writeStringField("source", device.device().source());
        json.writeStringField("model", device.description().model());
        json.writeStringField("serialNumber", device.description().serialNumber());
        json.writeStringField("firmwareVersion", device.description().firmwareVersion());
        json.writeArrayFieldStart("channels");
        List<ChannelScaling> scalings = device.report().signal().scalings();
        List<ChannelDescription> channels = device.description().channels();
        for (int channel = 0; channel < channels.size(); channel++) {
            json.writeStartObject();
            json.writeStringField("name", channels.get(channel).name());
            json.writeStringField("position", channels.get(channel).position().name());
            json.writeNumberField("bits", channels.get(channel).bits());
            if (channel < scalings.size()) {
                ChannelScaling scaling = scalings.get(channel);
                json.writeNumberField("zero", scaling.zero());
                json.writeStringField("provenance", scaling.provenance());
                json.writeStringField("calibration", ScalingText.of(scaling));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeFieldName("report");
        json.writeRawValue(ReportJson.of(device.report(), softwareVersion).strip());
        json.writeEndObject();
    }

    private void markers(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("markers");
        for (Marker marker : markers) {
            ExportedMarker told = ExportedMarker.of(marker);
            Long micros = told.timeMicros();
            if (micros != null) {
                json.writeStartObject();
                json.writeNumberField("device", told.device());
                json.writeStringField("type", told.type());
                json.writeNumberField("timeSeconds", micros / 1e6);
                json.writeStringField("text", told.text());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeNumberField("markersLeftOut", markersLeftOut);
    }
}
