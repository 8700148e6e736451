package org.myodose.dashboard.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.MissingSpan;
import org.myodose.acquisition.recording.RecordingIntegrity.DamagedPart;
import org.myodose.acquisition.recording.SalvageReport;
import org.myodose.acquisition.recording.SalvageReport.FoundRecording;

/** The report of a recovery for programs; its fields are listed in {@code docs/command-line.md}. */
final class RecoverJson {

    private static final double MICROS_PER_SECOND = 1e6;

    private RecoverJson() {}

    static Map<String, Object> of(SalvageReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", report.file().toString());
        fields.put("fileBytes", report.fileBytes());
        fields.put("whole", report.whole());
        fields.put(
                "recordings",
                report.recordings().stream().map(RecoverJson::recording).toList());
        fields.put("foreignParts", parts(report.foreignParts()));
        return fields;
    }

    private static Map<String, @Nullable Object> recording(FoundRecording recording) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("startByte", recording.startByte());
        fields.put("endByte", recording.endByte());
        fields.put("closed", recording.integrity().closed());
        fields.put("scans", recording.integrity().scans());
        fields.put("markers", recording.integrity().markers());
        fields.put("damagedBytes", recording.damagedBytes());
        fields.put("damagedParts", parts(recording.integrity().damagedParts()));
        fields.put("tailBytes", recording.integrity().tailBytes());
        fields.put("described", recording.described());
        fields.put(
                "missing", recording.missing().stream().map(RecoverJson::span).toList());
        fields.put(
                "salvagedInto", recording.salvagedInto().map(Object::toString).orElse(null));
        return fields;
    }

    private static Map<String, @Nullable Object> span(MissingSpan span) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("device", span.device().name());
        fields.put("startByte", span.part().startByte());
        fields.put("endByte", span.part().endByte());
        fields.put("fromSeconds", seconds(span.fromMicros()));
        fields.put("toSeconds", seconds(span.toMicros()));
        fields.put("scans", span.scans().isPresent() ? span.scans().getAsLong() : null);
        return fields;
    }

    private static List<Map<String, Long>> parts(List<DamagedPart> parts) {
        return parts.stream()
                .map(part -> Map.of("startByte", part.startByte(), "endByte", part.endByte()))
                .toList();
    }

    private static @Nullable Double seconds(OptionalLong micros) {
        return micros.isPresent() ? micros.getAsLong() / MICROS_PER_SECOND : null;
    }
}
