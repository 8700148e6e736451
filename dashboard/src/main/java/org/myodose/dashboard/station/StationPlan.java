package org.myodose.dashboard.station;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.recording.RecordingSettings;
import org.myodose.acquisition.site.LayoutFiles;
import org.myodose.analysis.prescription.Prescription;

/**
 * What a station is to be made of. Calibrations and layouts find their device by its serial number; all else holds for every
 * device.
 *
 * @param sources the devices, one or several
 * @param calibrations what their counts mean, beyond what the devices say themselves
 * @param layouts where their sensors sit; empty for what each device says, or a recording
 * @param filter what total forces are to be filtered by; empty for the usual, or that of a recording
 * @param prescription what is to be given
 * @param recordingFile where to keep everything, all devices in one file; empty where nothing is kept
 * @param recordingSettings how it is kept
 * @param softwareVersion stands in the recording
 * @param autoZero whether a drifting zero is taken off by itself
 */
public record StationPlan(
        List<NamedSource> sources,
        Calibrations calibrations,
        Optional<LayoutFiles> layouts,
        Optional<FilterProfile> filter,
        Prescription prescription,
        Optional<Path> recordingFile,
        RecordingSettings recordingSettings,
        String softwareVersion,
        boolean autoZero) {

    public StationPlan {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("a station needs a device");
        }
    }

    /** One device; zeros are taken on command only. */
    public StationPlan(
            String source,
            Calibrations calibrations,
            Optional<FilterProfile> filter,
            Prescription prescription,
            Optional<Path> recordingFile,
            RecordingSettings recordingSettings,
            String softwareVersion) {
        this(
                NamedSource.parse(List.of(source)),
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
