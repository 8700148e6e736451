package org.myodose.analysis.annotation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** An edit as one line of JSON, both ways. */
final class EditText {

    private static final JsonFactory JSON = new JsonFactory();

    private EditText() {}

    static String of(Edit edit) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("number", edit.number());
            json.writeStringField("written", edit.written().toString());
            json.writeStringField("author", edit.author());
            json.writeStringField("annotation", edit.annotation());
            json.writeNumberField("replaces", edit.replaces());
            json.writeBooleanField("undoes", edit.undoes());
            Note note = edit.note();
            if (note != null) {
                json.writeNumberField("device", note.device());
                json.writeNumberField("fromSeconds", note.fromSeconds());
                json.writeNumberField("toSeconds", note.toSeconds());
                json.writeStringField("label", note.label());
                json.writeStringField("text", note.text());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("a string can always be written", impossible);
        }
        return text.toString();
    }

    static Edit read(String line) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                fields.put(name, json.getText());
            }
        }
        Note note = fields.containsKey("label")
                ? new Note(
                        Integer.parseInt(field(fields, "device")),
                        Double.parseDouble(field(fields, "fromSeconds")),
                        Double.parseDouble(field(fields, "toSeconds")),
                        field(fields, "label"),
                        field(fields, "text"))
                : null;
        return new Edit(
                Integer.parseInt(field(fields, "number")),
                Instant.parse(field(fields, "written")),
                field(fields, "author"),
                field(fields, "annotation"),
                note,
                Integer.parseInt(field(fields, "replaces")),
                Boolean.parseBoolean(field(fields, "undoes")));
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return value;
    }
}
