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
 * A schema of docs, as strict as it can be read: it leaves room for fields to come, but what is sent today must all be in it.
 * Tests that listen to a stream have every message judged by it.
 */
public final class PublishedSchema {

    private final JsonNode asPublished;
    private final JsonSchema strict;

    /** @param name of the file in docs */
    public PublishedSchema(String name) {
        asPublished = read(Path.of(System.getProperty("myodose.root"), "docs", name));
        strict = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(strict(asPublished.deepCopy()));
    }

    /** Fails where the message is not as published, or has a field that is not. */
    public void require(JsonNode message) {
        assertEquals(Set.of(), strict.validate(message), message::toPrettyString);
    }

    JsonNode at(String pointer) {
        return asPublished.at(pointer);
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
        schema.forEach(PublishedSchema::strict);
        return schema;
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
