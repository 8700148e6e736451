package org.myodose.dashboard.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.dashboard.station.NamedSource;
import org.myodose.dashboard.station.StationPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description =
                "Show the live page with a simulated hand that presses through a prescription; no hardware needed.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./myodose demo",
            "  ./myodose demo --band 20:30 --hold-seconds 30 --repetitions 2 --seed 7"
        })
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Which simulated hand; the same seed presses the same way (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed = 1;

    @Option(
            names = "--record",
            arity = "0..1",
            paramLabel = "FILE",
            fallbackValue = "",
            description = "Record into this file, which must not exist yet; without FILE, into a new one in the folder"
                    + " of --recordings, named by time and pseudonym.")
    private @Nullable String recordingFile;

    @Mixin
    private final RecordingOptions recording = new RecordingOptions();

    @Mixin
    private final LivePage page = new LivePage();

    @Mixin
    private final PrescriptionOptions prescriptionOptions = new PrescriptionOptions();

    @Mixin
    private final FilterOption filter = new FilterOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Prescription prescription = prescriptionOptions.prescription();
        StationPlan plan = new StationPlan(
                simulatedHand(prescription),
                Calibrations.none(),
                Optional.ofNullable(filter.wanted()),
                prescription,
                Optional.ofNullable(recordingFile)
                        .map(wanted ->
                                recording.file(wanted, NamedSource.parse(List.of("sim:hand")), page.recordings())),
                recording.settings(),
                SoftwareVersion.current());
        page.serve(plan, Output.of(spec));
        return 0;
    }

    /** A hand that was told the same prescription as the page. */
    private String simulatedHand(Prescription prescription) {
        double target = (prescription.bandLowNewtons() + prescription.bandHighNewtons()) / 2;
        return "sim:hand?seed=" + seed + "&target=" + target + "&hold=" + prescription.holdSeconds() + "&repetitions="
                + prescription.repetitions() + "&rest=" + prescription.restSeconds();
    }
}
