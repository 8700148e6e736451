package org.myodose.analysis.threshold;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object as maps, lists, strings, doubles and booleans. Immutable. */
final class JsonTree {

    private static final JsonFactory JSON = new JsonFactory();

    private final String name;
    private final Map<String, @Nullable Object> fields;

    private JsonTree(String name, Map<String, @Nullable Object> fields) {
        this.name = name;
        this.fields = fields;
    }

    /**
     * Reads the text of one object.
     *
     * @throws IllegalArgumentException with one sentence when it is none; {@code name} says whose it is
     */
    @SuppressWarnings("unchecked")
    static JsonTree read(String name, String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            if (value(parser) instanceof Map<?, ?> fields) {
                return new JsonTree(name, (Map<String, @Nullable Object>) fields);
            }
        } catch (IOException notJson) {
            throw new IllegalArgumentException(
                    name + " is no threshold file: it is not JSON, or it was cut off.", notJson);
        }
        throw new IllegalArgumentException(name + " is no threshold file: it does not hold one JSON object.");
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                parser.nextToken();
                fields.put(field, value(parser));
            }
            return fields;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == null) {
                    throw new IOException("cut off");
                }
                values.add(value(parser));
            }
            return values;
        }
        return scalar(parser, token);
    }

    private static @Nullable Object scalar(JsonParser parser, @Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw new IOException("cut off");
        }
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            default -> null;
        };
    }

    @SuppressWarnings("unchecked")
    JsonTree object(String field) {
        if (fields.get(field) instanceof Map<?, ?> inner) {
            return new JsonTree(name, (Map<String, @Nullable Object>) inner);
        }
        throw missing(field);
    }

    double number(String field) {
        if (fields.get(field) instanceof Double figure) {
            return figure;
        }
        throw missing(field);
    }

    @Nullable
    Double numberOrNull(String field) {
        return fields.get(field) instanceof Double figure ? figure : null;
    }

    String text(String field) {
        if (fields.get(field) instanceof String words) {
            return words;
        }
        throw missing(field);
    }

    boolean yes(String field) {
        if (fields.get(field) instanceof Boolean answer) {
            return answer;
        }
        throw missing(field);
    }

    List<Double> numbers(String field) {
        if (!(fields.get(field) instanceof List<?> values)) {
            throw missing(field);
        }
        List<Double> numbers = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof Double figure)) {
                throw missing(field);
            }
            numbers.add(figure);
        }
        return numbers;
    }

    private IllegalArgumentException missing(String field) {
        return new IllegalArgumentException(
                name + " is no threshold file: its '" + field + "' is missing or of the wrong kind.");
    }
}
