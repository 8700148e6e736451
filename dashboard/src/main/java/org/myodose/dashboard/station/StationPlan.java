package org.myodose.dashboard.station;

import java.nio.file.Path;
import java.util.Optional;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.recording.RecordingSettings;
import org.myodose.acquisition.site.Layouts;
import org.myodose.analysis.prescription.Prescription;

/**
 * What a station is to be made of.
 *
 * @param source a source's name, such as {@code sim:hand}
 * @param calibrations what its counts mean, beyond what the device says itself
 * @param layouts where its sensors sit; empty for what the device says, or a recording
 * @param filter what the total force is to be filtered by; empty for the usual, or that of a recording
 * @param prescription what is to be given
 * @param recordingFile where to keep everything; empty where nothing is kept
 * @param recordingSettings how it is kept
 * @param softwareVersion stands in the recording
 * @param autoZero whether a drifting zero is taken off by itself
 */
public record StationPlan(
        String source,
        Calibrations calibrations,
        Optional<Layouts> layouts,
        Optional<FilterProfile> filter,
        Prescription prescription,
        Optional<Path> recordingFile,
        RecordingSettings recordingSettings,
        String softwareVersion,
        boolean autoZero) {

    /** Zeros are taken on command only. */
    public StationPlan(
            String source,
            Calibrations calibrations,
            Optional<FilterProfile> filter,
            Prescription prescription,
            Optional<Path> recordingFile,
            RecordingSettings recordingSettings,
            String softwareVersion) {
        this(
                source,
                calibrations,
                Optional.empty(),
                filter,
                prescription,
                recordingFile,
                recordingSettings,
                softwareVersion,
                false);
    }
}
