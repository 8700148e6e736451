package org.myodose.analysis.export;

import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.site.Layouts;
import org.myodose.analysis.score.Target;

/**
 * What is to be exported of a recording.
 *
 * @param wanted devices, by their number
 * @param filter the filter profile; null for the recorded one
 * @param layouts from where sensors sat as recorded to where they shall be taken to have sat
 * @param target what to score holds against; null for the recording's own prescription
 */
public record ExportRequest(
        Recording recording,
        IntPredicate wanted,
        @Nullable FilterProfile filter,
        UnaryOperator<Layouts> layouts,
        @Nullable Target target,
        String softwareVersion) {

    /** All of a recording, as it was recorded. */
    public static ExportRequest all(Recording recording, String softwareVersion) {
        return new ExportRequest(recording, device -> true, null, UnaryOperator.identity(), null, softwareVersion);
    }
}
