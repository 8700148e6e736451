package org.myodose.acquisition.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Something that was noted in a recording beside its scans: a hold, a tare, an event, a gap, a loss.
 *
 * @param stampSeconds when, on the recording's clock
 * @param type what kind of thing, as in {@code docs/recording-format.md}
 * @param device number of the device that it belongs to
 * @param json the whole marker, one JSON object
 */
public record Marker(double stampSeconds, String type, int device, String json) {

    private static final JsonFactory JSON = new JsonFactory();

    /** The scalars of the object, and those within its details, as text. What is no JSON has none. */
    public Map<String, String> scalars() {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String name = parser.currentName();
                if (token.isScalarValue() && name != null) {
                    fields.putIfAbsent(name, parser.getText());
                }
            }
        } catch (IOException notOurs) {
            return Map.of();
        }
        return fields;
    }
}
