package org.myodose.analysis.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingIntegrity;
import org.myodose.analysis.report.RecordingReport;

/**
 * All that is known of an export before its first sample. Immutable.
 *
 * @param source the recording's file, without its folder
 * @param sourceBytes its length
 * @param sourceSha256 its SHA-256, in lower-case hexadecimals
 * @param description what it says of itself; null where that was lost
 * @param signals those that are exported, by their index
 * @param markers how many markers will be told
 * @param markerBytes their JSON in UTF-8, together
 * @param integrity whether all of it could be read
 * @param report holds, presses, gaps and scores, as {@code analyze} finds them
 * @param softwareVersion of the program that exports
 */
public record SignalExport(
        String source,
        long sourceBytes,
        String sourceSha256,
        @Nullable RecordingDescription description,
        List<SurveyedSignal> signals,
        long markers,
        long markerBytes,
        RecordingIntegrity integrity,
        RecordingReport report,
        String softwareVersion) {

    public SignalExport {
        signals = List.copyOf(signals);
    }

    /** Provenance in names and values, for formats whose metadata are such. */
    public Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("myodose.softwareVersion", softwareVersion);
        about.put("myodose.recording", source);
        about.put("myodose.recordingSha256", sourceSha256);
        about.put("myodose.integrity", integrity.statement());
        if (description != null) {
            about.put("myodose.recordedAt", description.startedAt().toString());
            about.put("myodose.recordedBy", description.softwareVersion());
        }
        return about;
    }
}
