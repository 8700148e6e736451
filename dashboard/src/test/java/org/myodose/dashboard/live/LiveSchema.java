package org.myodose.dashboard.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * docs/live-api.schema.json, as strict as it can be read: it leaves room for fields to come, but what is sent today must all be
 * in it. Tests that listen to a stream have every message judged by it.
 */
public final class LiveSchema {

    private static final Path FILE = Path.of(System.getProperty("myodose.root"), "docs/live-api.schema.json");
    private static final JsonNode AS_PUBLISHED = read();
    private static final JsonSchema STRICT =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(strict(AS_PUBLISHED.deepCopy()));

    private LiveSchema() {}

    /** Fails where the message is not as published, or has a field that is not. */
    public static void requireAsPublished(JsonNode message) {
        assertEquals(Set.of(), STRICT.validate(message), message::toPrettyString);
    }

    /** The types of messages that there are. */
    static JsonNode types() {
        return AS_PUBLISHED.at("/properties/type/enum");
    }

    static JsonNode definition(String name) {
        return AS_PUBLISHED.at("/$defs/" + name);
    }

    private static JsonNode strict(JsonNode schema) {
        // Only where the object is described in full, which "required" tells: the message as such is described by its
        // type.
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && object.has("required")
                && !object.has("$defs")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(LiveSchema::strict);
        return schema;
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(FILE.toFile());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
