package org.myodose.analysis.export;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.Marker;

/**
 * Something noted in a recording, as it goes out.
 *
 * @param device number of the device that it belongs to
 * @param type what kind of thing, as in {@code docs/recording-format.md}
 * @param stampSeconds when, on the recording computer's clock
 * @param timeMicros the same by the device's clock; null where the marker belongs to no time of the scans
 * @param text a few words for a person
 * @param json the whole marker, one JSON object
 */
public record ExportedMarker(
        int device,
        String type,
        double stampSeconds,
        @Nullable Long timeMicros,
        String text,
        String json) {

    /** A marker of a recording. */
    public static ExportedMarker of(Marker marker) {
        Map<String, String> fields = marker.scalars();
        return new ExportedMarker(
                marker.device(),
                marker.type(),
                marker.stampSeconds(),
                micros(fields.get("timeMicros")),
                words(marker.type(), fields),
                marker.json());
    }

    private static @Nullable Long micros(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException notOurs) {
            return null;
        }
    }

    private static String words(String type, Map<String, String> fields) {
        return switch (type) {
            case "gap" -> "gap, " + fields.getOrDefault("framesMissing", "?") + " frames missing";
            case "lost" -> fields.getOrDefault("entries", "?") + " scans not recorded, disk too slow";
            case "event" ->
                fields.getOrDefault("event", type).replace('_', ' ')
                        + ("false".equals(fields.get("began")) ? " ended" : "");
            case "pain" -> "pain " + fields.getOrDefault("rating", "?");
            case "link" -> "link " + fields.getOrDefault("state", "?");
            case "stuck" ->
                "channel " + fields.getOrDefault("channel", "?")
                        + ("false".equals(fields.get("began")) ? " moves again" : " stuck");
            default -> type;
        };
    }
}
