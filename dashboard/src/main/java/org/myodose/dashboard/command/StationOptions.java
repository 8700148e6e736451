package org.myodose.dashboard.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.calibration.CalibrationFile;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.recording.RecordingSettings;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.dashboard.station.NamedSource;
import org.myodose.dashboard.station.StationPlan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that runs a station takes. */
final class StationOptions {

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description =
                    "What counts mean in newtons; each calibration finds its own sensor. May be given several times;"
                            + " see docs/calibration-file.md.")
    private List<Path> calibrations = new ArrayList<>();

    @Mixin
    private final FilterOption filter = new FilterOption();

    @Option(
            names = "--auto-zero",
            description = "Take a drifting zero off by itself where no touch can be meant; see docs/calibration.md.")
    private boolean autoZero;

    @Mixin
    private final LayoutOption layout = new LayoutOption();

    StationPlan plan(
            List<NamedSource> sources,
            Prescription prescription,
            @Nullable Path recordingFile,
            RecordingSettings settings) {
        return new StationPlan(
                sources,
                calibrations.isEmpty()
                        ? Calibrations.none()
                        : Calibrations.allOf(
                                calibrations.stream().map(CalibrationFile::read).toList()),
                Optional.ofNullable(layout.wanted()),
                Optional.ofNullable(filter.wanted()),
                prescription,
                Optional.ofNullable(recordingFile),
                settings,
                SoftwareVersion.current(),
                autoZero);
    }
}
