package org.myodose.analysis.report;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.Marker;
import org.myodose.analysis.prescription.Prescription;

/** What a class's drills asked for while one device was recorded, where it was not what the recording began with. One thread. */
final class Drills {

    /** The prescription's name, by the second from which it was asked for. */
    private final Map<Double, String> asked = new TreeMap<>();

    void note(Marker marker) {
        if (!marker.type().equals("session")) {
            return;
        }
        Map<String, String> fields = marker.scalars();
        String name = fields.get("name");
        String time = fields.getOrDefault("timeMicros", "");
        if (name != null && time.matches("-?\\d{1,18}")) {
            asked.put(Long.parseLong(time) / 1e6, name);
        }
    }

    /** That not everything was asked for by what is analysed by; empty where all was. */
    Optional<String> notice(@Nullable Prescription by) {
        String others = asked.entrySet().stream()
                .filter(drill -> by == null || !drill.getValue().equals(by.name()))
                .map(drill -> String.format(Locale.ROOT, "'%s' from %.1f s on", drill.getValue(), drill.getKey()))
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("Drills of a class asked for " + others
                        + (by == null ? "" : ", but all here goes by '" + by.name() + "'")
                        + ": give one of them as --prescription to go by that.");
    }
}
