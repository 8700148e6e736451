package org.myodose.acquisition.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.acquisition.Await;
import org.myodose.acquisition.Recorded;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.calibration.Scalings;
import org.myodose.acquisition.calibration.TwoPointCalibration;
import org.myodose.acquisition.loop.AcquisitionLoop;
import org.myodose.device.IgnoringSink;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.LinkException;
import org.myodose.device.LinkState;
import org.myodose.device.ScanSource;
import org.myodose.device.catalog.SourceCatalog;

@Timeout(120)
class ReplaySourceTest {

    @TempDir
    private Path folder;

    private static Recorded replayed(ReplaySource source, Scalings scalings) {
        Recorded again = new Recorded();
        try (AcquisitionLoop loop = new AcquisitionLoop(source, scalings, List.of(again), (message, cause) -> {})) {
            loop.start();
            Await.until("the end of " + again.lines.size(), () -> loop.state() == LinkState.ENDED);
        }
        again.lines.removeIf(line -> line.startsWith("link "));
        return again;
    }

    private static ReplaySource source(Path file) {
        return new ReplaySource("replay:" + file, file, ReplaySource.MAX_SPEED);
    }

    @ParameterizedTest
    @ValueSource(doubles = {ReplaySource.MAX_SPEED, 50})
    void givesTheVeryForcesOfTheLiveRunWithItsZerosGapsAndEvents(double speed) throws Exception {
        Path file = folder.resolve("session.xdf");
        Recorded live = RecordedSessions.eventful(file);
        ReplaySource source = new ReplaySource("replay:" + file, file, speed);

        Recorded again = replayed(source, Calibrations.none().orElse(source));

        assertEquals(live.lines, again.lines);
        assertEquals(2, live.linesOf("tare").size());
        assertEquals(2, live.linesOf("gap").size());
        assertEquals(2000, source.counters().get(Kind.SCANS));
        assertEquals(77, source.counters().get(Kind.FRAMES_MISSING));
        assertEquals(Files.size(file), source.counters().get(Kind.GOOD_FRAME_BYTES));
    }

    @Test
    void takesACalibrationThatIsGivenNow() throws Exception {
        Path file = folder.resolve("session.xdf");
        Recorded live = RecordedSessions.eventful(file);
        ReplaySource source = source(file);
        Calibrations others = new Calibrations(List.of(
                new TwoPointCalibration("S-7", "a", LocalDate.of(2026, 11, 21), 0, 0, 1000, 10),
                new TwoPointCalibration("S-7", "b", LocalDate.of(2026, 11, 21), 0, 0, 1000, 10)));
        Recorded again = replayed(source, others.orElse(source));
        assertNotEquals(live.totals.getFirst(), again.totals.getFirst());
        assertEquals(live.timesMicros, again.timesMicros);
    }

    @Test
    void countsWhatIsDamagedAndWhatWasCutOff() throws Exception {
        Path file = folder.resolve("session.xdf");
        RecordedSessions.steady(file, 2000);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x10;
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));
        ReplaySource source = source(file);
        Recorded again = replayed(source, source);
        assertEquals(1, source.counters().get(Kind.CRC_ERRORS));
        assertEquals(1, source.counters().get(Kind.TOO_SHORT));
        assertEquals(1600, again.totals.size());
        assertEquals(1, again.linesOf("gap").size());
        assertEquals(
                bytes.length - 5,
                source.counters().get(Kind.GOOD_FRAME_BYTES) + source.counters().get(Kind.DAMAGED_BYTES));
        assertEquals(bytes.length - 5, source.counters().get(Kind.BYTES_RECEIVED));
    }

    @Test
    void saysThatThereIsNoSuchRecording() {
        LinkException refused = assertThrows(
                LinkException.class, () -> source(folder.resolve("none.xdf")).open());
        assertTrue(refused.getMessage().startsWith("There is no file "), refused.getMessage());
    }

    @Test
    void saysThatAnEmptyRecordingHoldsNoScans() throws Exception {
        Path file = Files.write(folder.resolve("cut.xdf"), new byte[] {'X', 'D', 'F', ':'});
        LinkException refused =
                assertThrows(LinkException.class, () -> source(file).open());
        assertTrue(refused.getMessage().contains("holds no scans"), refused.getMessage());
    }

    @Test
    void closingFreesAReplayThatWaitsInAPause() throws Exception {
        Path file = folder.resolve("session.xdf");
        RecordedSessions.eventful(file);
        ReplaySource source = new ReplaySource("slow", file, 0.01);
        source.open();
        assertTrue(source.poll(new IgnoringSink()));
        Thread closing = Thread.ofPlatform().start(source::close);
        boolean more = true;
        while (more) {
            more = source.poll(new IgnoringSink());
        }
        closing.join();
        assertFalse(source.poll(new IgnoringSink()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "fast", "NaN", "1e9", ""})
    void refusesWhatIsNoSpeed(String speed) {
        SourceCatalog catalog = SourceCatalog.devices().with(ReplayKind.KIND);
        Exception refused = assertThrows(
                IllegalArgumentException.class,
                () -> catalog.source("replay:a.xdf?speed=" + speed).close());
        assertTrue(String.valueOf(refused.getMessage()).contains("is no speed"));
        try (ScanSource source = catalog.source("replay:a.xdf?speed=max")) {
            assertEquals("replay:a.xdf?speed=max", source.description());
        }
    }
}
