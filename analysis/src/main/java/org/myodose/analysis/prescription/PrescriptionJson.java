package org.myodose.analysis.prescription;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A prescription as one JSON object with units in the names, as recordings keep it: for programs its figures, and for itself
 * the whole {@code text}, from which it is read back equal. Thread-safe.
 */
public final class PrescriptionJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** What there was before there were files; all that such a recording has. */
    private static final List<String> FIGURES = List.of(
            "bandLowNewtons",
            "bandHighNewtons",
            "holdSeconds",
            "loadingRateLowNewtonsPerSecond",
            "loadingRateHighNewtonsPerSecond",
            "repetitions",
            "restSeconds",
            "ceilingNewtons");

    private PrescriptionJson() {}

    /** The whole prescription on one line. */
    public static String of(Prescription prescription) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("name", prescription.name());
            json.writeStringField("basis", prescription.basis());
            json.writeNumberField("bandLowNewtons", prescription.bandLowNewtons());
            json.writeNumberField("bandHighNewtons", prescription.bandHighNewtons());
            json.writeNumberField("holdSeconds", prescription.holdSeconds());
            json.writeNumberField("loadingRateLowNewtonsPerSecond", prescription.loadingRateLowNewtonsPerSecond());
            json.writeNumberField("loadingRateHighNewtonsPerSecond", prescription.loadingRateHighNewtonsPerSecond());
            json.writeNumberField("repetitions", prescription.repetitions());
            json.writeNumberField("restSeconds", prescription.restSeconds());
            json.writeNumberField("ceilingNewtons", prescription.ceilingNewtons());
            new Parts(json, "Newtons", "NewtonSeconds", true).write(prescription);
            json.writeStringField("text", prescription.text());
            json.writeEndObject();
        } catch (IOException impossible) {
            // A StringWriter does not fail.
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /**
     * Writes steps, sites, limits, feedback and checklist into an object that the caller has begun, as the live API names them.
     *
     * @param forcesKnown false where the device counts and has no newtons: then forces are null
     */
    public static void parts(JsonGenerator json, Prescription prescription, boolean forcesKnown) throws IOException {
        new Parts(json, "", "", forcesKnown).write(prescription);
    }

    /**
     * The prescription that {@link #of} wrote, or that recordings of earlier versions hold; empty where {@code json} is none,
     * such as the free text of the first recordings.
     *
     * @throws PrescriptionException when it is one, but contradicts itself
     */
    public static Optional<Prescription> read(String json) {
        Map<String, Object> fields = fields(json);
        if (fields.get("text") instanceof String text && !text.isEmpty()) {
            return Optional.of(
                    WrittenPrescription.parse("the recorded prescription", text).prescription());
        }
        double[] figures = FIGURES.stream()
                .mapToDouble(name -> fields.get(name) instanceof Double figure ? figure : Double.NaN)
                .toArray();
        if (!(fields.get("name") instanceof String name) || Double.isNaN(figures[0])) {
            return Optional.empty();
        }
        return Optional.of(new Prescription(
                name,
                fields.get("basis") instanceof String basis ? basis : "",
                figures[0],
                figures[1],
                figures[2],
                figures[3],
                figures[4],
                (int) figures[5],
                figures[6],
                figures[7]));
    }

    /** The words and figures of the outermost object; none where there is no object. */
    private static Map<String, Object> fields(String json) {
        Map<String, Object> fields = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return fields;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_STRING) {
                    fields.put(name, parser.getText());
                } else if (value.isNumeric()) {
                    fields.put(name, parser.getDoubleValue());
                } else {
                    parser.skipChildren();
                }
            }
            return fields;
        } catch (IOException noJson) {
            // Free text, as the first recordings have it, is no fault.
            return Map.of();
        }
    }

    /** The same parts under two sets of names: with their units, and as the live API has them. */
    private record Parts(JsonGenerator json, String newtons, String newtonSeconds, boolean forcesKnown) {

        void write(Prescription prescription) throws IOException {
            json.writeArrayFieldStart("steps");
            for (Step step : prescription.steps()) {
                json.writeStartObject();
                force("bandLow", step.bandLowNewtons());
                force("bandHigh", step.bandHighNewtons());
                json.writeNumberField("holdSeconds", step.holdSeconds());
                number("beginsAtPain", step.beginsAtPain());
                number("endsAtPain", step.endsAtPain());
                json.writeEndObject();
            }
            json.writeEndArray();
            sites(prescription);
            limits(prescription.limits());
            json.writeStringField("feedback", prescription.feedback().label());
            json.writeArrayFieldStart("checklist");
            for (Contraindication contraindication : prescription.checklist()) {
                json.writeStartObject();
                json.writeStringField("kind", contraindication.kind().label());
                json.writeStringField("words", contraindication.words());
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void sites(Prescription prescription) throws IOException {
            json.writeArrayFieldStart("sites");
            for (Site site : prescription.sites()) {
                json.writeStartObject();
                json.writeStringField("name", site.name());
                json.writeBooleanField("gentle", site.gentle());
                force("bandLow", site.bandLowNewtons());
                force("bandHigh", site.bandHighNewtons());
                force("ceiling", site.ceilingNewtons());
                json.writeNumberField("repetitions", site.repetitions());
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void limits(Limits limits) throws IOException {
            json.writeObjectFieldStart("limits");
            number("siteImpulse" + newtonSeconds, forcesKnown ? limits.siteImpulseNewtonSeconds() : null);
            number("sessionImpulse" + newtonSeconds, forcesKnown ? limits.sessionImpulseNewtonSeconds() : null);
            number("siteSeconds", limits.siteSeconds());
            number("sessionSeconds", limits.sessionSeconds());
            number("stopAtPain", limits.stopAtPain());
            json.writeNumberField("warnShare", limits.warnShare());
            json.writeEndObject();
        }

        private void force(String name, double figure) throws IOException {
            number(name + newtons, forcesKnown ? figure : null);
        }

        private void number(String name, @Nullable Number figure) throws IOException {
            if (figure == null) {
                json.writeNullField(name);
            } else if (figure instanceof Integer whole) {
                json.writeNumberField(name, whole);
            } else {
                json.writeNumberField(name, figure.doubleValue());
            }
        }
    }
}
