package org.myodose.analysis.course;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** An entry as one line of JSON, both ways. */
final class EntryText {

    private static final JsonFactory JSON = new JsonFactory();

    private EntryText() {}

    static String of(Entry entry) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("number", entry.number());
            json.writeStringField("written", entry.written().toString());
            json.writeStringField("treated", entry.treated().toString());
            json.writeStringField("subject", entry.subject());
            json.writeStringField("session", entry.session());
            json.writeStringField("site", entry.site());
            json.writeNumberField("holdSecondsInBand", entry.given().holdSecondsInBand());
            json.writeNumberField("impulseNewtonSeconds", entry.given().impulseNewtonSeconds());
            json.writeNumberField("repetitions", entry.given().repetitions());
            json.writeNumberField("minutes", entry.given().minutes());
            if (entry.corrects().isPresent()) {
                json.writeNumberField("corrects", entry.corrects().getAsInt());
                json.writeStringField("reason", entry.reason().orElseThrow());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("a string can always be written", impossible);
        }
        return text.toString();
    }

    /**
     * Reads a line.
     *
     * @throws IOException when it is no JSON
     * @throws RuntimeException when a field is missing or makes no sense
     */
    static Entry read(String line) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                fields.put(name, json.getText());
            }
        }
        return new Entry(
                Integer.parseInt(field(fields, "number")),
                OffsetDateTime.parse(field(fields, "written")),
                OffsetDateTime.parse(field(fields, "treated")),
                field(fields, "subject"),
                field(fields, "session"),
                field(fields, "site"),
                new Given(
                        Double.parseDouble(field(fields, "holdSecondsInBand")),
                        Double.parseDouble(field(fields, "impulseNewtonSeconds")),
                        Integer.parseInt(field(fields, "repetitions")),
                        Double.parseDouble(field(fields, "minutes"))),
                fields.containsKey("corrects")
                        ? OptionalInt.of(Integer.parseInt(field(fields, "corrects")))
                        : OptionalInt.empty(),
                Optional.ofNullable(fields.get("reason")));
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return value;
    }
}
