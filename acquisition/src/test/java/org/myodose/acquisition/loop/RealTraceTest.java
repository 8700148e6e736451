package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myodose.acquisition.Await;
import org.myodose.acquisition.Recorded;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.device.DeviceDescription;
import org.myodose.device.IgnoringSink;
import org.myodose.device.LinkException;
import org.myodose.device.LinkState;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;
import org.myodose.device.trace.TraceCounts;
import org.myodose.device.trace.TraceException;
import org.myodose.device.trace.TraceFile;
import org.myodose.device.trace.TraceOptions;
import org.myodose.device.trace.TraceSource;

/** Recorded traces of other people, read in place; skipped where they are not. */
class RealTraceTest {

    /** Of the pressure mat's 2,048 cells and the skin's 486 the first ones do. */
    private static final int MOST_COLUMNS = 24;

    private static TraceSource trace(String name) throws TraceException {
        return trace(name, TraceOptions.guessed());
    }

    private static TraceSource trace(String name, TraceOptions options) throws TraceException {
        Path file = Path.of(System.getProperty("myodose.shared", "../shared"), "data", name);
        assumeTrue(Files.exists(file), () -> file + " is not on this machine");
        return new TraceSource(TraceCounts.of(TraceFile.read(file, options)));
    }

    /** At 10–12.5 Hz these logs jitter by up to 2.5 periods; the first also stalls for 532, 682 and 710 ms. */
    @ParameterizedTest
    @CsvSource({
        "hand-grip/LogFile_2024-11-04_19.31.50.txt",
        "hand-grip/LogFile_2024-10-24_localizer_.txt",
        "hand-grip/LogFile_2025-03-13_21.28.49.txt",
        "hand-grip/LogFile_2025-05-23_13.35.01.txt",
    })
    void jitterAndStallsOfASlowLogAreNoGaps(String name) throws Exception {
        Recorded told = offline(trace(name));
        assertEquals(List.of(), told.linesOf("gap"));
    }

    /** The same log with five seconds cut out has one gap, where the cut is. */
    @Test
    void aHoleOfSecondsIsAGap() throws Exception {
        Recorded told = offline(trace("hand-grip/LogFile_2024-11-04_19.31.50.txt"), 1_000, 1_050);
        assertEquals(1, told.linesOf("gap").size(), () -> told.linesOf("gap").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "hand-grip/LogFile_2024-11-04_19.31.50.txt, time, force",
        "tactile-known-weights/weights_operating.sums.csv, t_ms, total_sum",
        "gait-insole/GaCo01_01.txt, 1, 18",
        "step-response/step-up_experiment-3_data_1.csv, time_s, tactile2",
    })
    void theLiveLoopGivesTheBitsOfTheOfflineReading(String name, String timeColumn, String forceColumn)
            throws Exception {
        TraceOptions options = TraceOptions.guessed().withTimeColumn(timeColumn).withForceColumns(forceColumn);
        Recorded offline = offline(trace(name, options));
        Recorded live = new Recorded();
        try (AcquisitionLoop loop =
                new AcquisitionLoop(trace(name, options), Calibrations.none(), List.of(live), (message, cause) -> {})) {
            loop.start();
            Await.until("the end of " + name, () -> loop.state() == LinkState.ENDED);
        }
        assertTrue(offline.totals.size() > 100);
        assertEquals(
                offline.lines,
                live.lines.stream().filter(line -> !line.startsWith("link")).toList());
    }

    /** Every column of every trace that can be read as a sensor's: rests, dead zones, saturation, coarse steps, holds. */
    @Test
    void noHonestSensorIsCalledStuck() throws IOException, LinkException {
        int columns = 0;
        for (Path file : files()) {
            int refused = 0;
            for (int column = 1; column <= MOST_COLUMNS && refused < 3; column++) {
                Optional<TraceCounts> trace = column(file, column);
                if (trace.isEmpty()) {
                    refused++;
                } else {
                    columns++;
                    List<String> told = offline(new TraceSource(trace.get())).linesOf("stuck");
                    assertEquals(List.of(), told, file + " column " + column);
                }
            }
        }
        assertTrue(columns > 300, "only " + columns + " columns were read");
        System.out.printf("%d columns of real traces, none called stuck%n", columns);
    }

    /** The same traces with eight seconds frozen where the sensor was loaded and lively. */
    @ParameterizedTest
    @CsvSource({
        "tactile-known-weights/weights_operating.sums.csv, 3",
        "tactile-known-weights/sensitivity_700g.sums.csv, 3",
        "gait-insole/GaCo01_01.txt, 18",
        "gait-insole/GaCo01_01.txt, 2",
        "fingertip-reference/FPdata.csv, 1",
        "fingertip-reference/FPdata.csv, 4",
    })
    void aSensorThatFreezesUnderLoadIs(String name, int column) throws Exception {
        Path file = shared().resolve(name);
        Recorded told = new Recorded();
        Conditioner conditioner = new Conditioner(Calibrations.none(), told);
        TraceCounts trace = column(file, column).orElseThrow();
        int fromScan = halfLoaded(trace);
        TraceSource source = new TraceSource(trace);
        DeviceDescription device = source.open();
        conditioner.onHello(device);
        int frozenScans = (int) (8 * device.rateHz());
        FrozenScans frozen = new FrozenScans(conditioner, fromScan, fromScan + frozenScans);
        while (told.linesOf("stuck").isEmpty() && source.poll(frozen)) {}
        List<String> lines = told.linesOf("stuck");
        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().contains("began=true"));
        assertTrue(frozen.scans() > fromScan && frozen.scans() < fromScan + frozenScans);
    }

    /** The first scan of the last quarter at about half of all that the sensor shows. */
    private static int halfLoaded(TraceCounts trace) {
        int[] count = new int[1];
        int lowest = Integer.MAX_VALUE;
        int highest = Integer.MIN_VALUE;
        for (int scan = 0; scan < trace.scans(); scan++) {
            trace.copyCounts(scan, count);
            lowest = Math.min(lowest, count[0]);
            highest = Math.max(highest, count[0]);
        }
        int quarter = (highest - lowest) / 4;
        int scan = trace.scans() * 3 / 4;
        do {
            trace.copyCounts(scan++, count);
        } while (Math.abs(count[0] - lowest - 2 * quarter) > quarter);
        return scan - 1;
    }

    /** Keeps the counts of one scan for all scans up to another. */
    private static final class FrozenScans extends IgnoringSink {

        private final ScanSink next;
        private final int from;
        private final int to;
        private int scans;
        private int[] kept = new int[0];

        FrozenScans(ScanSink next, int from, int to) {
            this.next = next;
            this.from = from;
            this.to = to;
        }

        int scans() {
            return scans;
        }

        @Override
        public void onScan(Scan scan) {
            if (scans == from) {
                kept = scan.rawCounts().clone();
            }
            if (scans >= from && scans < to) {
                System.arraycopy(kept, 0, scan.rawCounts(), 0, scan.channelCount());
            }
            scans++;
            next.onScan(scan);
        }
    }

    private static Path shared() {
        Path folder = Path.of(System.getProperty("myodose.shared", "../shared"), "data");
        assumeTrue(Files.isDirectory(folder), () -> folder + " is not on this machine");
        return folder;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(shared())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Optional<TraceCounts> column(Path file, int column) {
        TraceOptions options = TraceOptions.guessed().withForceColumns(Integer.toString(column));
        for (TraceOptions tried :
                List.of(options, options.withRateHz(file.toString().contains("mat") ? 1 : 100))) {
            try {
                return Optional.of(TraceCounts.of(TraceFile.read(file, tried)));
            } catch (TraceException | IllegalArgumentException refused) {
                // Without a time column it takes a rate; a column of words takes none.
            }
        }
        return Optional.empty();
    }

    private static Recorded offline(TraceSource source) throws LinkException {
        return offline(source, 0, 0);
    }

    /** Leaves out the scans from {@code cutFrom} to before {@code cutTo}. */
    private static Recorded offline(TraceSource source, int cutFrom, int cutTo) throws LinkException {
        Recorded told = new Recorded();
        Conditioner conditioner = new Conditioner(Calibrations.none(), told);
        conditioner.onHello(source.open());
        ScanSink nobody = new Conditioner(Calibrations.none(), new NullConsumer());
        nobody.onHello(source.open());
        boolean more = true;
        for (int scan = 0; more; scan++) {
            more = source.poll(scan >= cutFrom && scan < cutTo ? nobody : conditioner);
        }
        assertEquals(0, conditioner.lateScans());
        assertEquals(0, conditioner.misfitScans());
        return told;
    }
}
