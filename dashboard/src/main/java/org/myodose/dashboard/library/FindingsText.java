package org.myodose.dashboard.library;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Reads back of {@link Findings} what the list needs. */
final class FindingsText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FindingsText() {}

    static Library.Summary summary(String findings) throws IOException {
        JsonNode node = JSON.readTree(findings);
        return new Library.Summary(
                node.path("holds").asInt(), node.path("durationSeconds").asDouble());
    }
}
