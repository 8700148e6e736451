package org.myodose.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.recording.HostDescription;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.hold.Hold;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.Scan;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** One hand presses a glove and a table whose clocks drift apart by 400 ppm; the holds of both, on one clock. */
@Timeout(120)
class RecordingReportTest {

    private static final int RATE_HZ = 250;
    private static final int SECONDS = 122;
    private static final double DRIFT = 200e-6;
    private static final long BEGAN_NS = 9_000_000_000L;

    @TempDir
    private static Path folder;

    private static Path file = Path.of("");

    @BeforeAll
    static void record() throws Exception {
        file = folder.resolve("both.xdf");
        RecordingDescription description = new RecordingDescription(
                List.of(new RecordedDevice(0, "glove", "a:"), new RecordedDevice(1, "table", "b:")),
                "test",
                Instant.EPOCH,
                "",
                HostDescription.current());
        try (Recorder recorder = Recorder.start(file, description, alarm -> {
            throw new AssertionError(alarm);
        })) {
            Conditioner glove = conditioner(recorder, 0, SensorPosition.THUMB);
            Conditioner table = conditioner(recorder, 1, SensorPosition.TABLE_FRONT_LEFT);
            for (int index = 0; index < SECONDS * RATE_HZ; index++) {
                double seconds = index / (double) RATE_HZ;
                glove.onScan(scan(index, seconds, 1 + DRIFT));
                table.onScan(scan(index, seconds, 1 - DRIFT));
                if (index % 2000 == 0) {
                    awaitDisk(recorder, 2L * index);
                }
            }
        }
    }

    private static Conditioner conditioner(Recorder recorder, int number, SensorPosition position) {
        Conditioner conditioner = new Conditioner(Calibrations.none(), recorder.device(number));
        conditioner.onHello(new DeviceDescription(
                1,
                "test",
                "S" + number,
                "1",
                RATE_HZ * 1000L,
                List.of(new ChannelDescription("A0", SensorKind.SIMULATED, position, ForceUnit.NEWTONS, 16, -2))));
        return conditioner;
    }

    /** The hand presses at 10 s and at 110 s; bytes take a millisecond. */
    private static Scan scan(int index, double seconds, double clockRate) {
        double press = Math.max(shape(seconds - 10), shape(seconds - 110));
        Scan scan = new Scan();
        long arrivalNs = BEGAN_NS + Math.round(seconds * 1e9) + 1_000_000;
        scan.set(index & 0xFFFF, Math.round(seconds * clockRate * 1e6), arrivalNs, 1);
        scan.rawCounts()[0] = (int) Math.round(100 * 40 * press);
        return scan;
    }

    private static double shape(double seconds) {
        return Math.clamp(Math.min(seconds, 9 - seconds), 0, 1);
    }

    /** As fast as the recorder takes them, at most half a minute. */
    private static void awaitDisk(Recorder recorder, long scans) {
        long untilNs = System.nanoTime() + 30_000_000_000L;
        while (recorder.scansSynced() < scans) {
            assertTrue(System.nanoTime() < untilNs, "the disk does not keep up");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private RecordingReport report() throws RecordingException {
        return Analysis.ofDevices(Recording.open(file), AnalysisSettings.AS_LIVE);
    }

    @Test
    void laysTheHoldsOfAllDevicesOnOneClock() throws Exception {
        RecordingReport report = report();
        List<TimelineEntry> timeline = report.timeline();
        assertEquals(4, timeline.size());
        for (int press = 0; press < 2; press++) {
            TimelineEntry one = timeline.get(2 * press);
            TimelineEntry other = timeline.get(2 * press + 1);
            assertEquals(one.onsetSeconds(), other.onsetSeconds(), 0.010);
            assertEquals(10 + 100 * press, one.onsetSeconds(), 0.3);
        }
        // By the devices' own clocks they are apart: 400 ppm of 110 s.
        double apart = report.devices().get(0).report().holds().get(1).onsetSeconds()
                - report.devices().get(1).report().holds().get(1).onsetSeconds();
        assertEquals(0.044, apart, 0.010);
    }

    @Test
    void namesEachHoldsSiteAndTellsItInWordsAndJson() throws Exception {
        RecordingReport report = report();
        List<String> sites = report.timeline().stream()
                .map(entry ->
                        entry.device().device().name() + " " + entry.hold().site())
                .sorted()
                .distinct()
                .toList();
        assertEquals(List.of("glove thumb", "table front left"), sites);
        String json = ReportJson.of(report, "1");
        assertTrue(json.contains("\"timeline\" : [") && json.contains("\"site\" : \"front left\""), json);
        String text = ReportText.of(report);
        assertTrue(text.contains("== Device 1, table ==") && text.contains("glove, thumb"), text);
    }

    @Test
    void oneOfThemIsToldAsIfItWereAlone() throws Exception {
        RecordingReport table =
                Analysis.ofDevices(Recording.open(file), settings(FilterChoice.AS_LIVE, number -> number == 1));
        List<Hold> holds = table.devices().getFirst().report().holds();
        assertEquals(report().devices().get(1).report().holds(), holds);
        assertEquals(ReportJson.of(table.devices().getFirst().report(), "1"), ReportJson.of(table, "1"));
    }

    @Test
    void withoutPhaseEachKeepsItsOwnTotals() throws Exception {
        RecordingReport report =
                Analysis.ofDevices(Recording.open(file), settings(new FilterChoice(null, true), number -> true));
        assertEquals(40, report.devices().get(0).report().holds().getFirst().meanForce(), 0.5);
        assertEquals(40, report.devices().get(1).report().holds().getFirst().meanForce(), 0.5);
    }

    private static AnalysisSettings settings(FilterChoice filter, IntPredicate devices) {
        return new AnalysisSettings(null, filter, UnaryOperator.identity(), devices, false);
    }

    @Test
    void isNotAnalysedAsIfItWereOfOneDevice() throws Exception {
        Recording recording = Recording.open(file);
        RecordingException refused = assertThrows(RecordingException.class, () -> Analysis.of(recording, null));
        assertEquals(
                "both.xdf holds several devices (glove, table), and this reads recordings of one.",
                refused.getMessage());
    }
}
