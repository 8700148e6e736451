package org.myodose.dashboard.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.report.TimelineEntry;

/**
 * All that a report tells of a session: read by {@link SessionReader}. Immutable.
 *
 * @param source the file, without its folder
 * @param bytes its length
 * @param sha256 of its bytes, in lower-case hexadecimals
 * @param description what the recording says of itself; null of a table, and where that is lost
 * @param integrity whether all of the recording could be read, in a sentence; empty of a table
 * @param whole whether it could
 * @param devices one at least
 * @param timeline the holds of all devices on one clock; empty where there is one device
 * @param prescription what was to be given; null where nobody said
 * @param recordedPrescription whether the recording itself says so
 */
public record Session(
        String source,
        long bytes,
        String sha256,
        @Nullable RecordingDescription description,
        String integrity,
        boolean whole,
        List<DeviceSession> devices,
        List<TimelineEntry> timeline,
        @Nullable Prescription prescription,
        boolean recordedPrescription) {

    public Session {
        devices = List.copyOf(devices);
        timeline = List.copyOf(timeline);
    }
}
