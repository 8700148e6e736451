package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.RecordingState;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.live.LiveHub;
import org.myodose.dashboard.station.Station;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;
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
            "Without --seconds it records until the source ends or Ctrl-C. What was written survives a crash.",
            "",
            "Example:  ./myodose record --source serial:/dev/ttyACM0 --out press.xdf --seconds 60"
        })
final class RecordCommand implements Callable<Integer> {

    private static final double PROGRESS_SECONDS = 1;

    @Option(
            names = "--source",
            required = true,
            paramLabel = "URI",
            description = "The device, such as serial:/dev/ttyACM0 or sim:hand.")
    private String source = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The recording, an .xdf file that does not exist yet.")
    private Path file = Path.of("");

    @Option(names = "--seconds", paramLabel = "N", description = "How long to record.")
    private @Nullable Double seconds;

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
        Station station = new Station(options.plan(source, prescription.prescription(), file), new LiveHub());
        Recorder recorder = station.recorder().orElseThrow();
        Thread interrupted = new Thread(station::close, "shutdown");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try (station) {
            station.start();
            record(station, recorder);
        }
        Runtime.getRuntime().removeShutdownHook(interrupted);
        return report(station.counters(), recorder);
    }

    private void record(Station station, Recorder recorder) throws InterruptedException {
        PrintWriter progress = Output.progressOf(spec);
        long startNs = System.nanoTime();
        double wanted = seconds == null ? Double.POSITIVE_INFINITY : seconds;
        double elapsed = 0;
        boolean ended = false;
        while (!ended && elapsed < wanted && recorder.state() == RecordingState.RECORDING) {
            double left = Math.min(PROGRESS_SECONDS, wanted - elapsed);
            ended = station.awaitEnd(Duration.ofNanos((long) (left * 1e9)));
            elapsed = (System.nanoTime() - startNs) / 1e9;
            progress.printf("\r%.0f s, %d scans on the disk ", elapsed, recorder.scansSynced());
            progress.flush();
        }
        progress.println();
    }

    private int report(LinkCounters counters, Recorder recorder) {
        if (recorder.state() == RecordingState.FAILED) {
            throw new UserException(recorder.failure());
        }
        Output.of(spec)
                .printf(
                        "%s: %d scans; %d frames missing, %d damaged, %d scans not kept.%n",
                        recorder.file(),
                        recorder.scansSynced(),
                        counters.get(Kind.FRAMES_MISSING),
                        counters.damagedFrames(),
                        recorder.entriesMissed());
        return recorder.entriesMissed() == 0 ? 0 : 1;
    }
}
