package org.myodose.dashboard.library;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.analysis.prescription.Prescriptions.BuiltIn;
import org.myodose.analysis.report.Analysis;
import org.myodose.analysis.report.AnalysisSettings;
import org.myodose.analysis.report.DeviceReport;
import org.myodose.analysis.report.FilterChoice;
import org.myodose.analysis.report.RecordingReport;
import org.myodose.analysis.report.ReportJson;
import org.myodose.analysis.report.WantedBand;
import org.myodose.device.ForceUnit;

/**
 * How a recording is to be analysed otherwise than it was recorded, as by the options of {@code analyze}; what is null stays as
 * recorded. Immutable.
 *
 * @param zeroPhase whether to filter forwards and backwards
 */
public record OtherAnalysis(
        @Nullable FilterProfile filter,
        boolean zeroPhase,
        @Nullable Prescription prescription,
        @Nullable WantedBand band) {

    /**
     * From what a user writes.
     *
     * @param band in the recording's own unit
     * @param bandNewtons in newtons
     * @throws IllegalArgumentException when it makes no sense, with a sentence for the user
     */
    public static OtherAnalysis parse(
            @Nullable String filter,
            boolean zeroPhase,
            @Nullable String prescription,
            @Nullable String band,
            @Nullable String bandNewtons) {
        if (band != null && bandNewtons != null) {
            throw new IllegalArgumentException(
                    "Give one band: as bandNewtons, or as band in the recording's own unit.");
        }
        return new OtherAnalysis(
                filter == null ? null : FilterProfiles.parse(filter),
                zeroPhase,
                prescription == null ? null : prescription(prescription),
                bandNewtons == null
                        ? WantedBand.inUnitOfForces(parsed(band))
                        : WantedBand.inNewtons(ForceBand.parse(bandNewtons)));
    }

    private static @Nullable ForceBand parsed(@Nullable String band) {
        return band == null ? null : ForceBand.parse(band);
    }

    private static Prescription prescription(String name) {
        return Prescriptions.byName(name)
                .map(known -> known.written().prescription())
                .orElseThrow(() -> new IllegalArgumentException("There is no prescription '" + name + "': take one of "
                        + Prescriptions.all().stream().map(BuiltIn::name).collect(Collectors.joining(", ")) + "."));
    }

    /** In one line; the same for the same analysis. */
    public String text() {
        return String.join(
                "; ",
                "filter " + (filter == null ? "as recorded" : filter.name()),
                zeroPhase ? "forwards and backwards" : "as live",
                "prescription " + (prescription == null ? "as recorded" : prescription.name()),
                "band " + (band == null ? "as prescribed" : text(band)));
    }

    private static String text(WantedBand band) {
        return band.edges().low() + ":" + band.edges().high() + (band.newtons() ? " N" : " in the recording's unit");
    }

    private AnalysisSettings settings() {
        FilterChoice filtering = new FilterChoice(filter, zeroPhase);
        return new AnalysisSettings(band, filtering, UnaryOperator.identity(), device -> true, false, prescription);
    }

    /** Analyses; each device's report is the object of {@code analyze --json}. */
    String of(Recording recording, String softwareVersion) throws RecordingException, IOException {
        RecordingReport report = Analysis.ofDevices(recording, settings());
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("parameters", text());
            json.writeStringField("analysedWith", softwareVersion);
            json.writeArrayFieldStart("devices");
            for (DeviceReport device : report.devices()) {
                json.writeStartObject();
                json.writeNumberField("device", device.device().number());
                json.writeStringField("name", device.device().name());
                filterFields(json, device.report().signal());
                bandFields(json, device.report().signal().forceUnit());
                json.writeFieldName("report");
                json.writeRawValue(
                        ReportJson.of(device.report(), softwareVersion).strip());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void filterFields(JsonGenerator json, SignalDescription signal) throws IOException {
        json.writeStringField("filterProfile", signal.filterProfile().name());
        json.writeBooleanField("filterHasRoom", signal.filterProfile().hasRoomAt(signal.rateMilliHertz()));
    }

    /** The band that was asked for, in the forces' unit and in newtons; null where none was, or there are no newtons. */
    private void bandFields(JsonGenerator json, ForceUnit unit) throws IOException {
        bandField(json, "band", band == null ? null : band.in(unit));
        bandField(json, "bandNewtons", band == null ? null : band.toNewtons(unit));
    }

    private static void bandField(JsonGenerator json, String name, @Nullable ForceBand wanted) throws IOException {
        json.writeFieldName(name);
        if (wanted == null) {
            json.writeNull();
        } else {
            json.writeStartObject();
            json.writeNumberField("low", wanted.low());
            json.writeNumberField("high", wanted.high());
            json.writeEndObject();
        }
    }
}
