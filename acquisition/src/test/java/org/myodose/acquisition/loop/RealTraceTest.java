package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myodose.acquisition.Await;
import org.myodose.acquisition.Recorded;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.device.LinkException;
import org.myodose.device.LinkState;
import org.myodose.device.ScanSink;
import org.myodose.device.trace.TraceCounts;
import org.myodose.device.trace.TraceException;
import org.myodose.device.trace.TraceFile;
import org.myodose.device.trace.TraceOptions;
import org.myodose.device.trace.TraceSource;

/** Recorded traces of other people, read in place; skipped where they are not. */
class RealTraceTest {

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
