package org.myodose.dashboard.command;

import static org.myodose.analysis.prescription.Figures.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.analysis.threshold.ThresholdChange;
import org.myodose.analysis.threshold.ThresholdJson;
import org.myodose.analysis.threshold.ThresholdProtocol;
import org.myodose.analysis.threshold.ThresholdRecord;
import org.myodose.analysis.threshold.ThresholdReplay;
import org.myodose.analysis.threshold.ThresholdResult;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.WholeFile;
import org.myodose.dashboard.station.NamedSource;
import org.myodose.dashboard.station.StationPlan;
import org.myodose.dashboard.station.ThresholdStation;
import org.myodose.device.LinkException;
import org.myodose.device.LinkState;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "threshold",
        description = "Measure a pressure-pain threshold: load evenly until the patient says stop.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The patient stops with the button at the device, or with Enter or space here; q gives up.",
            "",
            "Examples:",
            "  ./myodose threshold --source serial:/dev/ttyACM0 --site 'left trapezius' --area '1 cm2' --out p07.threshold",
            "  ./myodose threshold --source serial:/dev/ttyACM0 --site 'left trapezius' --last p07.threshold --record",
            "  ./myodose threshold --source 'sim:algometer?speed=8' --readings 2 --record ppt.xdf",
            "  ./myodose threshold ppt.xdf --json"
        })
final class ThresholdCommand implements Callable<Integer> {

    private static final long TURN_MILLIS = 100;
    private static final List<String> OF_PROTOCOL = List.of(
            "--site", "--rate", "--area", "--readings", "--discard-first", "--pause", "--ceiling", "--tolerance");

    @Parameters(arity = "0..1", paramLabel = "RECORDING", description = "A recorded measurement, to be measured again.")
    private @Nullable Path recorded;

    @Option(
            names = "--source",
            paramLabel = "URI",
            description = "The device with the probe, such as serial:/dev/ttyACM0.")
    private @Nullable String source;

    @Mixin
    private final ThresholdOptions protocolOptions = new ThresholdOptions();

    @Option(
            names = "--last",
            paramLabel = "FILE",
            description = "The threshold of an earlier session, to compare with.")
    private @Nullable Path last;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Keep the result in this file, which must not exist yet.")
    private @Nullable Path out;

    @Option(
            names = "--record",
            arity = "0..1",
            paramLabel = "FILE",
            fallbackValue = "",
            description =
                    "Record into this file, which must not exist yet; without FILE, into a new one in this folder.")
    private @Nullable String recordingFile;

    @Option(names = "--tare", description = "Take the probe's zero first; keep it off the body.")
    private boolean tare;

    @Option(names = "--json", description = "Print the result as one JSON object, for programs.")
    private boolean json;

    @Mixin
    private final RecordingOptions recording = new RecordingOptions();

    @Mixin
    private final StationOptions station = new StationOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (out != null && Files.exists(out)) {
            throw new UserException(out + " exists already: give --out another name, so that no result is lost.");
        }
        ThresholdRecord before = last == null ? null : ThresholdFile.read(last);
        Path file = recorded;
        if (file != null) {
            return again(file, before);
        }
        if (source == null) {
            throw new UserException(
                    "There is nothing to measure with: give --source for a device, or the file of a recorded measurement.");
        }
        ThresholdProtocol protocol = protocolOptions.protocol();
        if (before != null) {
            ThresholdChange.requireComparable(before, protocol);
        }
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return report(measured(source, protocol), before, source, now);
    }

    private int again(Path file, @Nullable ThresholdRecord before) throws RecordingException, IOException {
        for (String option : OF_PROTOCOL) {
            if (source != null || given(option)) {
                throw new UserException("A recording is measured again as it was measured: leave "
                        + (source != null ? "--source" : option) + " out.");
            }
        }
        Recording opened = Recording.open(file);
        ThresholdResult result = ThresholdReplay.of(opened, (cue, cause, timeMicros) -> {});
        if (before != null) {
            ThresholdChange.requireComparable(before, result.protocol());
        }
        String date = opened.description()
                .map(RecordingDescription::startedAt)
                .map(instant -> instant.truncatedTo(ChronoUnit.SECONDS).toString())
                .orElse("");
        return report(result, before, String.valueOf(file.getFileName()), date);
    }

    private boolean given(String option) {
        return spec != null && spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private ThresholdResult measured(String uri, ThresholdProtocol protocol)
            throws RecordingException, LinkException, InterruptedException {
        List<NamedSource> sources = NamedSource.parse(List.of(uri));
        // What is prescribed plays no part in this.
        StationPlan plan = station.plan(
                sources,
                Prescriptions.demonstration(),
                recordingFile == null ? null : recording.file(recordingFile, sources, Path.of("")),
                recording.settings());
        if (plan.autoZero()) {
            throw new UserException(
                    "Each reading counts from what the probe showed just before it, so there is no zero to keep: leave --auto-zero out.");
        }
        ThresholdTalk talk = new ThresholdTalk(protocol, Output.progressOf(spec), PatientKeys.isTerminal() && !json);
        ThresholdStation bench = new ThresholdStation(plan, protocol, talk);
        CountDownLatch givenUp = new CountDownLatch(1);
        Shutdown shutdown = Shutdown.first(givenUp::countDown);
        try {
            try (bench;
                    PatientKeys keys = PatientKeys.listen(System.in, bench::pressKey, givenUp::countDown)) {
                bench.start().forEach(talk::println);
                welcome(talk, protocol, keys);
                if (tare) {
                    bench.tare();
                }
                follow(bench, talk, givenUp);
            }
            tellRecording(bench, talk, plan);
            return bench.meter().measurement().result();
        } finally {
            shutdown.done();
        }
    }

    private static void welcome(ThresholdTalk talk, ThresholdProtocol protocol, PatientKeys keys) {
        talk.println("Press straight down, " + plain(protocol.rateNewtonsPerSecond())
                + " N/s all the way; the patient stops at the first pain, with the button or "
                + (keys.atOnce() ? "Enter or space" : "Enter") + ". " + protocol.readingsToTake() + " readings, "
                + plain(protocol.pauseSeconds()) + " s apart; at " + plain(protocol.ceilingNewtons())
                + " N it ends by itself.");
    }

    private static void follow(ThresholdStation bench, ThresholdTalk talk, CountDownLatch givenUp)
            throws InterruptedException {
        LinkState told = LinkState.STREAMING;
        while (!talk.isFinished() && givenUp.getCount() > 0) {
            talk.follow(bench.meter().glance(), TURN_MILLIS);
            LinkState link = bench.link();
            if (link != told && (link == LinkState.LOST || link == LinkState.SILENT)) {
                talk.println("The device says nothing: a reading under way is lost, and it is sought again.");
            }
            told = link;
        }
    }

    private static void tellRecording(ThresholdStation bench, ThresholdTalk talk, StationPlan plan) {
        if (!bench.recordingAlarm().isEmpty()) {
            talk.println(bench.recordingAlarm());
        }
        plan.recordingFile().ifPresent(file -> talk.println("Recorded: " + file));
    }

    private int report(ThresholdResult result, @Nullable ThresholdRecord before, String from, String date)
            throws IOException {
        ThresholdChange change = before == null || !result.isReached() ? null : ThresholdChange.between(before, result);
        String whole = ThresholdJson.of(result, from, date, SoftwareVersion.current(), change);
        Output.of(spec).print(json ? whole + System.lineSeparator() : ThresholdText.of(result, change));
        if (out != null) {
            WholeFile.write(out, whole + "\n");
            Output.progressOf(spec).println("Written: " + out);
        }
        Output.of(spec).flush();
        return result.isComplete() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
