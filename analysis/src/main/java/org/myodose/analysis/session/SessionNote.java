package org.myodose.analysis.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.course.Entry;
import org.myodose.analysis.dose.LimitsSpent;
import org.myodose.analysis.dose.SessionSoFar;

/**
 * For whom and where a session is, as one JSON object in the header of its recording. Immutable.
 *
 * @param person a pseudonym, never a name
 * @param site where it is given, such as {@code left calf}; empty where the prescription has several sites of its own
 * @param resumes the recording that it goes on from; empty for a session in its own right
 * @param before what had been given there
 */
public record SessionNote(String person, String site, Checklist checklist, String resumes, SessionSoFar before) {

    private static final JsonFactory JSON = new JsonFactory();

    public SessionNote {
        if (!Entry.isPseudonym(person)) {
            throw new IllegalArgumentException(
                    "'" + person + "' is no pseudonym: use up to 32 letters, digits, - and _, and no real name.");
        }
    }

    /** On one line. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("person", person);
            json.writeStringField("site", site);
            json.writeStringField("checklist", checklist.state().label());
            json.writeArrayFieldStart("found");
            for (String words : checklist.found()) {
                json.writeString(words);
            }
            json.writeEndArray();
            if (!resumes.isEmpty()) {
                json.writeStringField("resumes", resumes);
                json.writeNumberField("presses", before.presses());
                json.writeNumberField("holds", before.holds());
                json.writeNumberField("repetitions", before.repetitions());
                json.writeNumberField("holdSeconds", before.holdSeconds());
                json.writeNumberField("inBandSeconds", before.inBandSeconds());
                json.writeNumberField("impulseNewtonSeconds", before.impulseNewtonSeconds());
                json.writeNumberField("sessionSeconds", before.sessionSeconds());
                write(json, before.limits());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            // A StringWriter does not fail.
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, @Nullable LimitsSpent limits) throws IOException {
        if (limits != null) {
            json.writeNumberField("siteIndex", limits.siteIndex());
            json.writeNumberField("siteRepetitions", limits.siteRepetitions());
            json.writeNumberField("siteImpulseNewtonSeconds", limits.siteImpulseNewtonSeconds());
            json.writeNumberField("siteSeconds", limits.siteSeconds());
            json.writeNumberField("pressedNewtonSeconds", limits.sessionImpulseNewtonSeconds());
            json.writeNumberField("sinceFirstPressSeconds", limits.sinceFirstPressSeconds());
        }
    }

    /** What {@link #json} wrote; empty where it is something else, for a recording may come from anywhere. */
    public static Optional<SessionNote> read(String json) {
        try {
            return json.isEmpty() ? Optional.empty() : Optional.of(parse(json));
        } catch (IOException | IllegalArgumentException somethingElse) {
            return Optional.empty();
        }
    }

    private static SessionNote parse(String json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        List<String> found = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String name = parser.currentName();
                if (token.isScalarValue() && name != null) {
                    fields.put(name, parser.getText());
                } else if (token.isScalarValue()) {
                    found.add(parser.getText());
                }
            }
        }
        String resumes = fields.getOrDefault("resumes", "");
        return new SessionNote(
                fields.getOrDefault("person", ""),
                fields.getOrDefault("site", ""),
                new Checklist(Checklist.State.of(fields.getOrDefault("checklist", "")), found),
                resumes,
                resumes.isEmpty() ? SessionSoFar.NOTHING : before(fields));
    }

    private static SessionSoFar before(Map<String, String> fields) {
        return new SessionSoFar(
                whole(fields, "presses"),
                whole(fields, "holds"),
                whole(fields, "repetitions"),
                figure(fields, "holdSeconds"),
                figure(fields, "inBandSeconds"),
                figure(fields, "impulseNewtonSeconds"),
                figure(fields, "sessionSeconds"),
                fields.containsKey("siteIndex") ? limits(fields) : null);
    }

    private static LimitsSpent limits(Map<String, String> fields) {
        return new LimitsSpent(
                whole(fields, "siteIndex"),
                whole(fields, "siteRepetitions"),
                figure(fields, "siteImpulseNewtonSeconds"),
                figure(fields, "siteSeconds"),
                figure(fields, "pressedNewtonSeconds"),
                figure(fields, "sinceFirstPressSeconds"));
    }

    private static int whole(Map<String, String> fields, String name) {
        return Integer.parseInt(fields.getOrDefault(name, ""));
    }

    private static double figure(Map<String, String> fields, String name) {
        return Double.parseDouble(fields.getOrDefault(name, ""));
    }
}
