package org.myodose.dashboard.classroom.student;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.classroom.message.HoldFigures;
import org.myodose.dashboard.classroom.message.MessageException;
import org.myodose.dashboard.classroom.message.Payload;
import org.myodose.dashboard.classroom.message.Snapshot;

/** Reads a device's live stream, as any page does. Confined to the uplink's thread. */
final class HeardDevice {

    private String forceUnit = "counts";
    private Trouble link = Trouble.NONE;

    /** The beginning of every message of that type. */
    static boolean isOf(String type, String text) {
        return text.startsWith("{\"type\":\"" + type + "\"");
    }

    /** Whether it tells that this has happened. */
    static boolean isEvent(String event, String text) {
        return isOf("event", text) && read(text).path("event").asText().equals(event);
    }

    static JsonNode read(String text) {
        try {
            return Payload.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        } catch (MessageException ours) {
            throw new IllegalStateException("the live stream tells something that is no message: " + text, ours);
        }
    }

    /** Takes a {@code hello} or a {@code link}. */
    void hear(JsonNode message) {
        boolean hello = message.get("type").asText().equals("hello");
        JsonNode told = hello ? message.get("link") : message;
        forceUnit = hello ? message.get("forceUnit").asText() : forceUnit;
        link = told.get("state").asText().equals("streaming")
                ? Trouble.NONE
                : new Trouble(told.get("cause").asText(), told.path("reason").asText());
    }

    /** How it stands to its device. */
    Trouble link() {
        return link;
    }

    String forceUnit() {
        return forceUnit;
    }

    Snapshot snapshot(JsonNode scan, String run, long number, String drill, long nowMillis) {
        JsonNode guidance = scan.get("guidance");
        return new Snapshot(
                run,
                number,
                drill,
                nowMillis,
                forceUnit,
                figure(scan, "force"),
                figure(guidance, "bandLow"),
                figure(guidance, "bandHigh"),
                guidance.get("phase").asText(),
                guidance.get("alert").asText(),
                guidance.get("repetition").asInt(),
                guidance.get("repetitions").asInt(),
                figure(guidance, "inBandSeconds"),
                figure(guidance, "holdSeconds"),
                guidance.get("saturated").asBoolean(),
                guidance.get("feedbackShown").asBoolean());
    }

    static HoldFigures hold(JsonNode message) {
        try {
            return Payload.read(Payload.bytes(message.get("hold")), HoldFigures.class);
        } catch (MessageException ours) {
            throw new IllegalStateException("a hold of the live stream is none: " + message, ours);
        }
    }

    private static @Nullable Double figure(JsonNode object, String name) {
        JsonNode figure = object.get(name);
        return figure == null || figure.isNull() ? null : figure.asDouble();
    }
}
