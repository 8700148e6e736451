package org.myodose.analysis.threshold;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A threshold as its file, version 1, and what recordings hold of a measurement. Units in the names; NaN is null. */
public final class ThresholdJson {

    static final int VERSION = 1;

    private static final JsonFactory FACTORY = new JsonFactory();

    private ThresholdJson() {}

    /**
     * The whole file.
     *
     * @param date when it was measured, ISO 8601
     * @param change against the last time; null where there is none
     */
    public static String of(
            ThresholdResult result,
            String source,
            String date,
            String softwareVersion,
            @Nullable ThresholdChange change) {
        return object(json -> {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("thresholdVersion", VERSION);
            json.writeStringField("source", source);
            json.writeStringField("date", date);
            json.writeStringField("softwareVersion", softwareVersion);
            json.writeStringField("site", result.protocol().site());
            json.writeBooleanField("complete", result.isComplete());
            json.writeBooleanField("reached", result.isReached());
            number(json, "thresholdNewtons", result.isReached() ? result.meanNewtons() : Double.NaN);
            number(json, "thresholdKilopascals", result.isReached() ? result.meanKilopascals() : Double.NaN);
            number(json, "moreThanNewtons", result.notReached() > 0 ? result.meanNewtons() : Double.NaN);
            number(json, "deviationNewtons", result.deviationNewtons());
            json.writeArrayFieldStart("readingsNewtons");
            for (double newtons : result.counted()) {
                json.writeNumber(newtons);
            }
            json.writeEndArray();
            json.writeFieldName("protocol");
            write(json, result.protocol());
            json.writeArrayFieldStart("readings");
            for (ThresholdReading reading : result.readings()) {
                write(json, reading);
            }
            json.writeEndArray();
            json.writeFieldName("change");
            write(json, change);
            json.writeEndObject();
        });
    }

    /** What a recording keeps of how the threshold is measured. */
    public static String of(ThresholdProtocol protocol) {
        return object(json -> write(json, protocol));
    }

    /** What a recording keeps of a reading. */
    public static String of(ThresholdReading reading) {
        return object(json -> write(json, reading));
    }

    /** What a recording keeps of a cue. */
    static String of(ThresholdCue cue, String cause) {
        return object(json -> {
            json.writeStartObject();
            json.writeStringField("cue", cue.label());
            json.writeStringField("cause", cause);
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, ThresholdProtocol protocol) throws IOException {
        json.writeStartObject();
        json.writeStringField("site", protocol.site());
        json.writeNumberField("rateNewtonsPerSecond", protocol.rateNewtonsPerSecond());
        Double area = protocol.areaSquareCentimetres();
        number(json, "areaSquareCentimetres", area == null ? Double.NaN : area);
        json.writeNumberField("readings", protocol.readings());
        json.writeBooleanField("discardFirst", protocol.discardFirst());
        json.writeNumberField("pauseSeconds", protocol.pauseSeconds());
        json.writeNumberField("ceilingNewtons", protocol.ceilingNewtons());
        json.writeNumberField("rateTolerance", protocol.rateTolerance());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ThresholdReading reading) throws IOException {
        LoadingFit loading = reading.loading();
        json.writeStartObject();
        json.writeNumberField("index", reading.index());
        json.writeStringField("end", reading.end().label());
        json.writeBooleanField("valid", reading.valid());
        json.writeStringField("cause", reading.cause());
        number(json, "contactSeconds", reading.contactSeconds());
        number(json, "stopSeconds", reading.stopSeconds());
        number(json, "forceNewtons", reading.forceNewtons());
        number(json, "restNewtons", reading.restNewtons());
        number(json, "peakNewtons", reading.peakNewtons());
        number(json, "rateNewtonsPerSecond", loading.newtonsPerSecond());
        number(json, "rateErrorPercent", 100 * loading.rateError());
        number(json, "departurePercent", 100 * loading.departure());
        number(json, "fromNewtons", loading.lowMarkNewtons());
        number(json, "toNewtons", loading.highMarkNewtons());
        json.writeNumberField("samples", loading.samples());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable ThresholdChange change) throws IOException {
        if (change == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        number(json, "lastNewtons", change.lastNewtons());
        number(json, "changeNewtons", change.changeNewtons());
        number(json, "changeKilopascals", change.changeKilopascals());
        number(json, "leastChangeOfReadingsNewtons", change.fromReadingsNewtons());
        json.writeNumberField("realChangeKilopascals", ThresholdChange.REAL_CHANGE_KILOPASCALS);
        json.writeBooleanField("real", change.isReal());
        json.writeStringField("sentence", change.sentence());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double figure) throws IOException {
        if (Double.isFinite(figure)) {
            json.writeNumberField(name, figure);
        } else {
            json.writeNullField(name);
        }
    }

    /**
     * Reads a file that {@link #of} wrote.
     *
     * @param name of the file, for refusals
     * @throws IllegalArgumentException with one sentence when it is none, or of a later version
     */
    public static ThresholdRecord read(String name, String text) {
        JsonTree file = JsonTree.read(name, text);
        double version = file.number("thresholdVersion");
        if (version != VERSION) {
            throw new IllegalArgumentException(name + " is a threshold file of version " + Math.round(version)
                    + ", and this program reads version " + VERSION
                    + ": use the program that wrote it, or a newer one.");
        }
        return new ThresholdRecord(
                file.text("site"),
                file.object("protocol").numberOrNull("areaSquareCentimetres"),
                file.numbers("readingsNewtons"),
                file.yes("reached"));
    }

    /** The protocol in a recording's marker. */
    static ThresholdProtocol protocol(String markerJson) {
        JsonTree protocol = JsonTree.read("the recording's marker", markerJson).object("details");
        return new ThresholdProtocol(
                protocol.text("site"),
                protocol.number("rateNewtonsPerSecond"),
                protocol.numberOrNull("areaSquareCentimetres"),
                (int) protocol.number("readings"),
                protocol.yes("discardFirst"),
                protocol.number("pauseSeconds"),
                protocol.number("ceilingNewtons"),
                protocol.number("rateTolerance"));
    }

    private static String object(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            writing.to(json);
        } catch (IOException impossible) {
            // A StringWriter does not fail.
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }
}
