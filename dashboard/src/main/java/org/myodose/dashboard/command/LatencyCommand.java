package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.latency.LatencyReport;
import org.myodose.acquisition.latency.StageLatency;
import org.myodose.acquisition.recording.RecordingSettings;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.station.DeviceStation;
import org.myodose.dashboard.station.NamedSource;
import org.myodose.dashboard.station.Station;
import org.myodose.device.DeviceDescription;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "latency",
        description = "Measure how long each stage from the read to the publication takes on this machine.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:  ./myodose latency --source sim:hand --seconds 10 --json"})
final class LatencyCommand implements Callable<Integer> {

    @Option(names = "--source", required = true, paramLabel = "URI", description = "The device to measure with.")
    private String source = "";

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long to measure (default: ${DEFAULT-VALUE}).",
            defaultValue = "10")
    private double seconds = 10;

    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean json;

    @Mixin
    private final StationOptions options = new StationOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!(seconds > 0)) {
            throw new UserException("'--seconds " + seconds + "' is no length of time: give a number above 0.");
        }
        try (Station station = new Station(options.plan(
                NamedSource.parse(List.of(source)), Prescriptions.demonstration(), null, RecordingSettings.USUAL))) {
            DeviceDescription device = station.start().getFirst();
            DeviceStation measured = station.devices().getFirst();
            Output.progressOf(spec).printf(Locale.ROOT, "Measuring %s for %.0f s …%n", source, seconds);
            Output.progressOf(spec).flush();
            station.awaitEnd(Duration.ofNanos((long) (seconds * 1e9)));
            if (measured.link().isLost()) {
                Output.progressOf(spec).println(measured.link().sentence());
            }
            report(device, measured);
        }
        return 0;
    }

    private void report(DeviceDescription device, DeviceStation station) {
        LatencyReport latency = station.latencies().sinceBeginning();
        LinkCounters counters = station.counters();
        PrintWriter out = Output.of(spec);
        if (json) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("source", source);
            report.put("model", device.model());
            report.put("nominalRateHz", device.rateHz());
            report.put("scans", counters.get(Kind.SCANS));
            report.put("framesMissing", counters.get(Kind.FRAMES_MISSING));
            report.put("framesDamaged", counters.damagedFrames());
            report.put("deviceOverruns", station.deviceOverruns());
            report.put("missedByPublisher", station.refused());
            report.put("stages", latency.stages());
            out.println(Json.of(report));
            return;
        }
        out.printf(
                Locale.ROOT,
                "%d scans, %d frames missing, %d damaged%n",
                counters.get(Kind.SCANS),
                counters.get(Kind.FRAMES_MISSING),
                counters.damagedFrames());
        out.printf(Locale.ROOT, "%-46s %9s %9s %9s %9s  (µs)%n", "", "p50", "p99", "p99.9", "max");
        for (StageLatency stage : latency.stages()) {
            out.printf(
                    Locale.ROOT,
                    "%-46s %9.1f %9.1f %9.1f %9.1f%n",
                    stage.meaning(),
                    stage.p50Micros(),
                    stage.p99Micros(),
                    stage.p999Micros(),
                    stage.maxMicros());
        }
    }
}
