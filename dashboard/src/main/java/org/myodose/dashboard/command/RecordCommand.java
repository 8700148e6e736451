package org.myodose.dashboard.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.RecordingState;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.station.NamedSource;
import org.myodose.dashboard.station.Station;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "record",
        description = "Record a device, or several, into one file, without a page.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without --seconds it records until every source has ended or stays away, or Ctrl-C.",
            "What was written survives a crash.",
            "",
            "Examples:",
            "  ./myodose record --source serial:/dev/ttyACM0 --out press.xdf --seconds 60",
            "  ./myodose record --source sim:hand --out hand.xdf --seconds 20 --json",
            "  ./myodose record --source sim:glove --source table=sim:table --out both.xdf --seconds 20"
        })
final class RecordCommand implements Callable<Integer> {

    @Mixin
    private final SourcesOption source = new SourcesOption();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The recording, an .xdf file that does not exist yet "
                    + "(default: a new one in this folder, named by time and pseudonym).")
    private String file = "";

    @Mixin
    private final RecordingOptions recording = new RecordingOptions();

    @Option(names = "--seconds", paramLabel = "N", description = "How long to record.")
    private @Nullable Double seconds;

    @Option(
            names = "--patience",
            paramLabel = "S",
            description = "Seconds to wait for a lost device to come back before the recording ends "
                    + "(default: ${DEFAULT-VALUE}).",
            defaultValue = "10")
    private double patienceSeconds = 10;

    @Option(names = "--json", description = "Print the outcome as one JSON object, for programs.")
    private boolean json;

    @Mixin
    private final PrescriptionOptions prescription = new PrescriptionOptions();

    @Mixin
    private final StationOptions options = new StationOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (seconds != null && !(seconds > 0)) {
            throw new UserException("'--seconds " + seconds + "' is no length of time: give a number above 0.");
        }
        if (!(patienceSeconds >= 0)) {
            throw new UserException(
                    "'--patience " + patienceSeconds + "' is no length of time: give 0 or more seconds.");
        }
        List<NamedSource> sources = source.sources();
        Station station = new Station(options.plan(
                sources,
                prescription.prescription(),
                recording.file(file, sources, Path.of("")),
                recording.settings()));
        Recorder recorder = station.recorder().orElseThrow();
        // Ctrl-C and SIGTERM end the recording in order, and the report is still given.
        Shutdown shutdown = Shutdown.first(station::close);
        try {
            RecordingProgress progress = new RecordingProgress(station, recorder, Output.progressOf(spec));
            try (station) {
                station.start();
                station.calibrationWarnings().forEach(Output.progressOf(spec)::println);
                station.prescriptionWarnings().forEach(Output.progressOf(spec)::println);
                progress.follow(seconds == null ? Double.POSITIVE_INFINITY : seconds, patienceSeconds);
            }
            report(station, recorder);
            return verdict(progress, recorder, sources.size() > 1);
        } finally {
            shutdown.done();
        }
    }

    private void report(Station station, Recorder recorder) {
        RecordReport report = new RecordReport(station, recorder);
        Output.of(spec).print(json ? report.json() : report.text());
        Output.of(spec).flush();
    }

    /** Whether what was asked for stands in the file. */
    private int verdict(RecordingProgress progress, Recorder recorder, boolean several) {
        if (recorder.state() == RecordingState.FAILED) {
            throw new UserException(recorder.failure());
        }
        if (seconds != null && progress.lostDevice().isPresent()) {
            DeviceProgress lost = progress.lostDevice().get();
            throw new UserException(String.format(
                    Locale.ROOT,
                    "Only %.1f of %.1f s%s were recorded, because the device was lost.",
                    lost.recordedSeconds(),
                    seconds,
                    several ? " of " + lost.name() : ""));
        }
        return recorder.entriesMissed() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
