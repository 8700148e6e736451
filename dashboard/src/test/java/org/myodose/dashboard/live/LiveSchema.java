package org.myodose.dashboard.live;

import com.fasterxml.jackson.databind.JsonNode;

/** docs/live-api.schema.json. */
public final class LiveSchema {

    private static final PublishedSchema SCHEMA = new PublishedSchema("live-api.schema.json");

    private LiveSchema() {}

    /** Fails where the message is not as published, or has a field that is not. */
    public static void requireAsPublished(JsonNode message) {
        SCHEMA.require(message);
    }

    /** The types of messages that there are. */
    static JsonNode types() {
        return SCHEMA.at("/properties/type/enum");
    }

    static JsonNode definition(String name) {
        return SCHEMA.at("/$defs/" + name);
    }
}
