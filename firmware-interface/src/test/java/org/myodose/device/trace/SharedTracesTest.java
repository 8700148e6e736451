package org.myodose.device.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.myodose.device.ForceUnit;

/** On recordings of others, read in place; skipped where they are absent. */
class SharedTracesTest {

    private static Path shared(String name) {
        Path file =
                Path.of(System.getProperty("myodose.shared", "absent"), "data").resolve(name);
        assumeTrue(Files.exists(file), () -> "shared traces are absent: " + file);
        return file;
    }

    private static Trace read(String name, TraceOptions options) throws TraceException {
        return TraceFile.read(shared(name), options);
    }

    private static Trace read(String name) throws TraceException {
        return read(name, TraceOptions.guessed());
    }

    @Test
    void everyFileIsReadSoundlyOrRefusedInOneSentence() throws IOException {
        try (Stream<Path> files = Files.walk(shared(""))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try {
                    Trace trace = TraceFile.read(file, TraceOptions.guessed());
                    assertEquals(trace.rows(), trace.report().rowsKept(), file.toString());
                    assertTrue(trace.rateMilliHertz() > 0, file.toString());
                    assertEquals(trace.rows(), TraceCounts.of(trace).scans(), file.toString());
                } catch (TraceException refused) {
                    String told = String.valueOf(refused.getMessage());
                    assertTrue(told.contains(file.getFileName().toString()) && told.endsWith("."), told);
                    assertTrue(told.contains("--") || told.contains("no row of numbers"), told);
                }
            }
        }
    }

    @Test
    void handGripKeepsMicrosecondsAndTenthsOfKilograms() throws TraceException {
        Trace trace = read(
                "hand-grip/LogFile_2024-11-04_19.31.50.txt",
                TraceOptions.guessed().withForceUnit(ForceUnit.KILOGRAMS));
        assertEquals(3044, trace.rows());
        assertArrayEquals(new long[] {0, 182_140, 211_855}, java.util.Arrays.copyOf(trace.timesMicros(), 3));
        assertEquals(
                -1, TraceCounts.of(trace).description().channels().getFirst().decimalExponent());
    }

    @Test
    void triggerRowsAreRowsWithoutForce() throws TraceException {
        Trace trace = read("hand-grip/LogFile_2025-03-13_21.28.49.txt");
        assertEquals(117, trace.rows());
        assertEquals(7, trace.report().emptyForces());
    }

    @Test
    void knownWeightsTakeTheTotal() throws TraceException {
        Trace trace = read("tactile-known-weights/weights_operating.sums.csv");
        assertEquals(List.of("total_sum"), trace.columnNames());
        assertEquals(14_659, trace.rows());
        assertEquals(535_125_000, trace.timesMicros()[trace.rows() - 1]);
    }

    @Test
    void gaitTotalsAreTheSumsOfTheirSensors() throws TraceException {
        Trace sensors = read("gait-insole/GaCo01_01.txt", TraceOptions.guessed().withForceColumns("2-9", "18"));
        assertEquals(100_000, sensors.rateMilliHertz());
        double sum = 0;
        for (int column = 0; column < 8; column++) {
            sum += sensors.values(column)[0];
        }
        assertEquals(sensors.values(8)[0], sum, 0.05);
    }

    @Test
    void calibrationTableHasAMarkAndEmptyCells() throws TraceException {
        Trace trace = read(
                "fsr-calibration/calibration.csv",
                TraceOptions.guessed().withRateHz(1).withForceColumns("F1"));
        assertTrue(trace.report().byteOrderMark());
        assertTrue(trace.report().emptyForces() > 0);
    }

    @Test
    void filesWithoutTimeTakeARate() throws TraceException {
        Trace fingertips = read(
                "fingertip-reference/FPdata.csv",
                TraceOptions.guessed().withRateHz(100).withForceColumns("4"));
        assertEquals(7999, fingertips.rows());
        assertEquals(127, fingertips.values(0)[0]);
        Trace mat = read(
                "pressure-mat/S1_1.txt", TraceOptions.guessed().withRateHz(1).withForceColumns("1-2048"));
        assertEquals(List.of("sum of 2048"), mat.columnNames());
    }

    @Test
    void asksForTheForceOfGait() {
        Path gait = shared("gait-insole/GaCo01_01.txt");
        TraceException refused = assertThrows(TraceException.class, () -> TraceFile.read(gait, TraceOptions.guessed()));
        assertTrue(String.valueOf(refused.getMessage()).contains("--force-column"));
    }
}
