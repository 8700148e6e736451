package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.RecordingState;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.live.LiveHub;
import org.myodose.dashboard.station.Station;
import org.myodose.device.LinkCounters.Kind;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "record",
        description = "Record a device into a file, without a page.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without --seconds it records until the source ends, the device stays away, or Ctrl-C.",
            "What was written survives a crash.",
            "",
            "Examples:",
            "  ./myodose record --source serial:/dev/ttyACM0 --out press.xdf --seconds 60",
            "  ./myodose record --source sim:hand --out hand.xdf --seconds 20 --json"
        })
final class RecordCommand implements Callable<Integer> {

    @Option(
            names = "--source",
            required = true,
            paramLabel = "URI",
            description = "The device, such as serial:/dev/ttyACM0 or sim:hand.")
    private String source = "";

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
        Station station = new Station(
                options.plan(source, prescription.prescription(), recording.file(file, source), recording.settings()),
                new LiveHub());
        Recorder recorder = station.recorder().orElseThrow();
        // Ctrl-C and SIGTERM end the recording in order, and the report is still given.
        Shutdown shutdown = Shutdown.first(station::close);
        try {
            RecordingProgress progress = new RecordingProgress(station, recorder, Output.progressOf(spec));
            try (station) {
                station.calibrationWarnings(station.start()).forEach(Output.progressOf(spec)::println);
                progress.follow(seconds == null ? Double.POSITIVE_INFINITY : seconds, patienceSeconds);
            }
            report(station, recorder);
            return verdict(progress, recorder);
        } finally {
            shutdown.done();
        }
    }

    private void report(Station station, Recorder recorder) {
        PrintWriter out = Output.of(spec);
        long missing = station.counters().get(Kind.FRAMES_MISSING);
        long damaged = station.counters().damagedFrames();
        long overruns = station.deviceOverruns();
        if (json) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("file", recorder.file().toString());
            report.put("scans", recorder.scansSynced());
            report.put("framesMissing", missing);
            report.put("framesDamaged", damaged);
            report.put("deviceOverruns", overruns);
            report.put("entriesMissed", recorder.entriesMissed());
            report.put("failure", recorder.failure().isEmpty() ? null : recorder.failure());
            out.println(Json.of(report));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s: %d scans; %d frames missing, %d damaged, %d scans not sent; %d entries not kept.%n",
                    recorder.file(),
                    recorder.scansSynced(),
                    missing,
                    damaged,
                    overruns,
                    recorder.entriesMissed());
        }
        out.flush();
    }

    /** Whether what was asked for stands in the file. */
    private int verdict(RecordingProgress progress, Recorder recorder) {
        if (recorder.state() == RecordingState.FAILED) {
            throw new UserException(recorder.failure());
        }
        if (seconds != null && progress.gaveUp()) {
            throw new UserException(String.format(
                    Locale.ROOT,
                    "Only %.1f of %.1f s were recorded, because the device was lost.",
                    progress.recordedSeconds(),
                    seconds));
        }
        return recorder.entriesMissed() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
