package org.myodose.dashboard.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What clients send. */
final class Bodies {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Bodies() {}

    /** @throws IllegalArgumentException when it is no JSON object, with a sentence for the client */
    static JsonNode json(String body) {
        try {
            JsonNode sent = JSON.readTree(body);
            if (sent.isObject()) {
                return sent;
            }
        } catch (JsonProcessingException senseless) {
            throw new IllegalArgumentException("Send one JSON object.", senseless);
        }
        throw new IllegalArgumentException("Send one JSON object.");
    }
}
