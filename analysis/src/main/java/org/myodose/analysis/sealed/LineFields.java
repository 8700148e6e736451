package org.myodose.analysis.sealed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The named values of one line: a JSON object with no object in it. Immutable. */
public final class LineFields {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> values;

    /** Writes the fields of a line, one after the other. */
    @FunctionalInterface
    public interface Content {
        void to(JsonGenerator json) throws IOException;
    }

    private LineFields(Map<String, String> values) {
        this.values = values;
    }

    /** The line of this content, without its end. */
    public static String write(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            content.to(json);
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
     */
    public static LineFields read(String line) throws IOException {
        Map<String, String> values = new HashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                values.put(name, json.getText());
            }
        }
        return new LineFields(values);
    }

    /** A value that may be missing. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * A value that must be there.
     *
     * @throws IllegalArgumentException naming the field when it is missing
     */
    public String text(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException when it is missing or no such number
     */
    public int integer(String name) {
        return Integer.parseInt(text(name));
    }

    /**
     * A number.
     *
     * @throws IllegalArgumentException when it is missing or no number
     */
    public double number(String name) {
        return Double.parseDouble(text(name));
    }

    /** Whether it is the word "true". */
    public boolean truth(String name) {
        return Boolean.parseBoolean(text(name));
    }
}
