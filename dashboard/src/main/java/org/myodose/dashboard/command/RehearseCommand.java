package org.myodose.dashboard.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.classroom.rehearsal.Rehearsal;
import org.myodose.dashboard.classroom.rehearsal.RehearsalReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "rehearse",
        description = "Hold a class of simulated stations, all on this machine, and say how well it carries them.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:  ./myodose class rehearse --stations 40 --seconds 60"})
final class RehearseCommand implements Callable<Integer> {

    private static final int MOST_STATIONS = 200;

    @Option(
            names = "--stations",
            paramLabel = "N",
            description = "How many (default: ${DEFAULT-VALUE}).",
            defaultValue = "40")
    private int stations = 40;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long they press (default: ${DEFAULT-VALUE}).",
            defaultValue = "60")
    private double seconds = 60;

    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean json;

    @Mixin
    private final PrescriptionOptions prescription = new PrescriptionOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (stations < 1 || stations > MOST_STATIONS) {
            throw new UserException("'--stations " + stations + "' cannot be rehearsed: give a number from 1 to "
                    + MOST_STATIONS + ".");
        }
        if (!(seconds > 0)) {
            throw new UserException("'--seconds " + seconds + "' is no length of time: give a number above 0.");
        }
        Prescription wanted = prescription.prescription();
        Path folder = Files.createTempDirectory("myodose-rehearsal");
        try {
            RehearsalReport report = rehearse(wanted, folder);
            print(report, Output.of(spec));
            return report.isWhole() ? 0 : 1;
        } finally {
            delete(folder);
        }
    }

    private RehearsalReport rehearse(Prescription wanted, Path folder) throws Exception {
        PrintWriter progress = Output.progressOf(spec);
        try (Rehearsal rehearsal = new Rehearsal(wanted, folder)) {
            rehearsal.join(stations);
            progress.printf(Locale.ROOT, "%d stations have joined; they press for %.0f s …%n", stations, seconds);
            progress.flush();
            return rehearsal.run(Duration.ofNanos((long) (seconds * 1e9)));
        }
    }

    private void print(RehearsalReport report, PrintWriter out) {
        if (json) {
            out.println(Json.of(report));
            return;
        }
        out.printf(Locale.ROOT, "stations     %d of %d on the board%n", report.joined(), report.stations());
        out.printf(
                Locale.ROOT,
                "holds        %d told, %d arrived (with the ends of drills)%n",
                report.factsTold(),
                report.factsArrived());
        out.printf(
                Locale.ROOT,
                "snapshots    %.0f a second; age p50 %.0f, p99 %.0f, max %.0f ms%n",
                report.snapshots() / report.seconds(),
                report.snapshotAgeMillis().p50(),
                report.snapshotAgeMillis().p99(),
                report.snapshotAgeMillis().max());
        out.printf(
                Locale.ROOT,
                "boards       %.1f a second, %d missed%n",
                report.boards() / report.seconds(),
                report.boardsMissed());
        out.printf(
                Locale.ROOT,
                "stations' own read to publication, p99: median %.0f, worst %.0f µs%n",
                report.publishedMicros().medianP99(),
                report.publishedMicros().worstP99());
        out.printf(
                Locale.ROOT,
                "processors   %.2f of %d; memory in use %.0f MB at the beginning, %.0f MB at the end%n",
                report.processorsUsed(),
                report.processors(),
                report.heapBeforeMegabytes(),
                report.heapAfterMegabytes());
        if (!report.isWhole()) {
            out.println("Not everything arrived: this machine does not carry so many stations.");
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
