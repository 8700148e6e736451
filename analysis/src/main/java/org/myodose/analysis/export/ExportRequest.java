package org.myodose.analysis.export;

import org.myodose.acquisition.recording.Recording;
import org.myodose.analysis.report.AnalysisSettings;

/**
 * What is to be exported of a recording.
 *
 * @param settings which devices, and how their forces are filtered and their holds found; not without phase, for samples go
 *     out as they would live
 */
public record ExportRequest(Recording recording, AnalysisSettings settings, String softwareVersion) {

    public ExportRequest {
        if (settings.filter().zeroPhase()) {
            throw new IllegalArgumentException("An export filters as live only: leave out --zero-phase.");
        }
    }

    /** All of a recording, as it was recorded. */
    public static ExportRequest all(Recording recording, String softwareVersion) {
        return new ExportRequest(recording, AnalysisSettings.AS_LIVE, softwareVersion);
    }
}
