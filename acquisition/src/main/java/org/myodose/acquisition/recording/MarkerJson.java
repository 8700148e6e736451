package org.myodose.acquisition.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON text of a marker in the making, and the way back to its fields. Doubles keep every bit. Single-threaded. */
final class MarkerJson {

    private static final JsonFactory JSON = new JsonFactory();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator generator;

    MarkerJson(String type) {
        try {
            generator = JSON.createGenerator(text);
            generator.writeStartObject();
            generator.writeStringField("type", type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MarkerJson with(String name, long value) {
        return write(() -> generator.writeNumberField(name, value));
    }

    MarkerJson with(String name, double value) {
        return write(() -> generator.writeNumberField(name, value));
    }

    MarkerJson with(String name, String value) {
        return write(() -> generator.writeStringField(name, value));
    }

    MarkerJson with(String name, boolean value) {
        return write(() -> generator.writeBooleanField(name, value));
    }

    MarkerJson with(String name, double[] values) {
        return write(() -> {
            generator.writeFieldName(name);
            generator.writeArray(values, 0, values.length);
        });
    }

    /** Puts a value that is JSON already; see {@link #check}. */
    MarkerJson withJson(String name, String json) {
        return write(() -> {
            generator.writeFieldName(name);
            generator.writeRawValue(json);
        });
    }

    String end() {
        write(generator::close);
        return text.toString();
    }

    /**
     * Refuses text that is not exactly one JSON value.
     *
     * @throws IllegalArgumentException saying where it is wrong
     */
    static void check(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException("a marker's details must not be empty");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("a marker's details must be one JSON value: " + json);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("a marker's details must be JSON: " + e.getMessage(), e);
        }
    }

    /**
     * The plain fields of a marker: a scalar as a list of one, an array of scalars as a list. What is nested deeper is left
     * to those who wrote it.
     *
     * @throws IllegalArgumentException when the text is not a JSON object
     */
    static Map<String, List<String>> fields(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("a marker must be a JSON object: " + json);
            }
            Map<String, List<String>> fields = new LinkedHashMap<>();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                fields.put(name, scalars(parser));
            }
            return fields;
        } catch (IOException e) {
            throw new IllegalArgumentException("a marker must be JSON: " + e.getMessage(), e);
        }
    }

    private static List<String> scalars(JsonParser parser) throws IOException {
        List<String> values = new ArrayList<>();
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            addScalar(parser, values);
            return values;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            addScalar(parser, values);
        }
        return values;
    }

    private static void addScalar(JsonParser parser, List<String> values) throws IOException {
        if (parser.currentToken().isScalarValue()) {
            values.add(parser.getText());
        } else {
            parser.skipChildren();
        }
    }

    private MarkerJson write(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
