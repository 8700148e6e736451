package org.myodose.analysis.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldStep;
import org.myodose.analysis.prescription.Prescription;

/**
 * The JSON of {@code analyze --json} and of the live API's holds. Numbers are plain decimals that read back as the very same
 * doubles; what cannot be had is null. Thread-safe.
 */
public final class ReportJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ReportJson() {}

    /** One object, indented, ending with a line feed. */
    public static String of(AnalysisReport report, String softwareVersion) {
        return text(json -> write(json, report, List.of(), softwareVersion));
    }

    /**
     * As {@link #of(AnalysisReport, String)} where there is one device; of several, an object for each, and the holds of all on
     * their common clock.
     */
    public static String of(RecordingReport report, String softwareVersion) {
        DeviceReport first = report.devices().getFirst();
        return text(json -> {
            if (report.devices().size() == 1) {
                write(json, first.report(), first.sites(), softwareVersion);
            } else {
                SeveralDevicesJson.write(json, report, softwareVersion);
            }
        });
    }

    private interface Content {
        void to(JsonGenerator json) throws IOException;
    }

    private static String text(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
            content.to(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, AnalysisReport report, List<SiteReport> sites, String softwareVersion)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("source", report.source());
        reportFields(json, report);
        siteFields(json, sites);
        json.writeStringField("softwareVersion", softwareVersion);
        json.writeEndObject();
    }

    /** Writes what was found of one device into an object that the caller has begun. */
    static void reportFields(JsonGenerator json, AnalysisReport report) throws IOException {
        json.writeStringField("forceUnit", report.signal().forceUnit().symbol());
        json.writeStringField("site", report.signal().layout().totalSite());
        json.writeNumberField("samples", report.samples());
        number(json, "durationSeconds", report.durationSeconds());
        number(json, "rateHz", report.signal().rateMilliHertz() / 1000.0);
        number(json, "filterDelaySeconds", report.signal().filterDelaySeconds());
        json.writeStringField("filter", report.signal().filter());
        json.writeArrayFieldStart("gaps");
        for (GapSpan gap : report.gaps()) {
            json.writeStartObject();
            number(json, "startSeconds", gap.startSeconds());
            number(json, "endSeconds", gap.endSeconds());
            json.writeEndObject();
        }
        json.writeEndArray();
        writeFound(json, report);
        writePrescription(json, report);
        json.writeArrayFieldStart("notices");
        for (String notice : report.notices()) {
            json.writeString(notice);
        }
        json.writeEndArray();
    }

    /** Writes what was found zone by zone; nothing where nobody asked for it. */
    static void siteFields(JsonGenerator json, List<SiteReport> sites) throws IOException {
        if (sites.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("sites");
        for (SiteReport site : sites) {
            json.writeStartObject();
            json.writeStringField("site", site.site());
            writeFound(json, site.report());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeFound(JsonGenerator json, AnalysisReport report) throws IOException {
        json.writeArrayFieldStart("holds");
        for (Hold hold : report.holds()) {
            json.writeStartObject();
            holdFields(json, hold);
            json.writeEndObject();
        }
        json.writeEndArray();
        writePresses(json, report);
        writeDose(json, report.dose());
    }

    /** A hold as one object on one line. */
    public static String of(Hold hold) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            holdFields(json, hold);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Writes the fields of a hold into an object that the caller has begun. */
    public static void holdFields(JsonGenerator json, Hold hold) throws IOException {
        json.writeNumberField("index", hold.index());
        json.writeStringField("channel", hold.channel());
        json.writeStringField("site", hold.site());
        number(json, "onsetSeconds", hold.onsetSeconds());
        number(json, "plateauStartSeconds", hold.plateauStartSeconds());
        number(json, "plateauEndSeconds", hold.plateauEndSeconds());
        number(json, "releaseSeconds", hold.releaseSeconds());
        json.writeStringField("ended", hold.ended().label());
        number(json, "meanForce", hold.meanForce());
        number(json, "peakForce", hold.peakForce());
        number(json, "impulse", hold.impulse());
        number(json, "loadingRate", hold.loadingRate());
        number(json, "coefficientOfVariationPercent", hold.coefficientOfVariationPercent());
        number(json, "sag", hold.sag());
        number(json, "timeInBandPercent", hold.timeInBandPercent());
        number(json, "baselineForce", hold.baselineForce());
        json.writeStringField("onsetCause", hold.onsetRule().sentence());
        json.writeStringField("releaseCause", hold.releaseRule().sentence());
        json.writeArrayFieldStart("steps");
        for (HoldStep step : hold.steps()) {
            json.writeStartObject();
            number(json, "force", step.force());
            number(json, "startSeconds", step.startSeconds());
            number(json, "endSeconds", step.endSeconds());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("excursions", hold.excursions());
        number(json, "excursionPeakForce", hold.excursionPeakForce());
        json.writeBooleanField("clipped", hold.clipped());
    }

    private static void writePresses(JsonGenerator json, AnalysisReport report) throws IOException {
        json.writeArrayFieldStart("presses");
        for (PressSpan press : report.presses()) {
            json.writeStartObject();
            number(json, "onsetSeconds", press.onsetSeconds());
            number(json, "releaseSeconds", press.releaseSeconds());
            number(json, "peakForce", press.peakForce());
            number(json, "impulse", press.impulse());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writePrescription(JsonGenerator json, AnalysisReport report) throws IOException {
        Prescription prescription = report.prescription();
        if (prescription == null) {
            json.writeNullField("prescription");
            return;
        }
        json.writeObjectFieldStart("prescription");
        json.writeStringField("name", prescription.name());
        json.writeStringField("text", prescription.text());
        json.writeEndObject();
    }

    private static void writeDose(JsonGenerator json, Dose dose) throws IOException {
        json.writeObjectFieldStart("dose");
        doseFields(json, dose);
        json.writeEndObject();
    }

    /** Writes the fields of a dose into an object that the caller has begun. */
    public static void doseFields(JsonGenerator json, Dose dose) throws IOException {
        number(json, "holdSeconds", dose.holdSeconds());
        number(json, "inBandSeconds", dose.inBandSeconds());
        number(json, "impulse", dose.impulse());
        json.writeNumberField("repetitions", dose.repetitions());
        json.writeNumberField("repetitionsPlanned", dose.repetitionsPlanned());
        number(json, "sessionSeconds", dose.sessionSeconds());
    }

    /** A plain decimal, or null where there is no figure. */
    public static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeFieldName(name);
            json.writeNumber(new BigDecimal(Double.toString(value)));
        } else {
            json.writeNullField(name);
        }
    }
}
