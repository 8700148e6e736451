package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.Devices;
import org.myodose.acquisition.Recorded;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.loop.RecordingReplay;
import org.myodose.device.DeviceEvent;

/** A glove and a table, recorded into one file at the same time. */
class SeveralDevicesTest {

    private static final RecordedDevice GLOVE = new RecordedDevice(0, "glove", "sim:glove");
    private static final RecordedDevice TABLE = new RecordedDevice(1, "table", "serial:/dev/ttyACM0");

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private final Recorded gloveLive = new Recorded();
    private final Recorded tableLive = new Recorded();

    @BeforeEach
    void record() throws Exception {
        file = folder.resolve("both.xdf");
        RecordingDescription description = new RecordingDescription(
                List.of(GLOVE, TABLE), "0", Instant.parse("2026-11-21T00:00:00Z"), "", HostDescription.current());
        Recorder recorder = new Recorder(
                RecordingFile.create(file),
                description,
                Sessions.NO_ALARM,
                () -> 900_000_000L,
                4096,
                Sessions.SETTINGS);
        Conditioner glove = conditioner(gloveLive, recorder.device(0));
        Conditioner table = conditioner(tableLive, recorder.device(1));
        glove.onHello(Devices.newtons("G", 250_000, 3));
        table.onHello(Devices.newtons("T", 100_000, 2));
        for (int index = 0; index < 400; index++) {
            glove.onScan(Devices.scan(index, index * 4_000L, index, 2 * index, 3 * index));
            if (index % 5 == 0) {
                table.onScan(Devices.scan(index / 5, index * 4_000L + 7, 1000 + index, index));
            }
            if (index == 60) {
                table.onEvent(new DeviceEvent(DeviceEvent.Kind.TARE_REQUESTED, true, 12, 240_000, 240_000_000));
            }
            if (index % 20 == 19) {
                recorder.device(1).mark(index * 4_000L, "hold", "{\"n\":" + index + "}");
                recorder.drain();
            }
        }
        recorder.finish();
    }

    @Test
    void eachReplaysToTheSameBitsAsLive() throws Exception {
        List<RecordedDevice> devices = new ArrayList<>();
        List<Recorded> again = List.of(new Recorded(), new Recorded());
        RecordingIntegrity integrity = Recording.open(file).forEachDevice(device -> {
            devices.add(device);
            return new RecordingReplay(again.get(device.number()));
        });

        assertTrue(integrity.whole(), integrity.statement());
        assertEquals(480, integrity.scans());
        assertEquals(List.of(GLOVE, TABLE), devices);
        assertEquals(gloveLive.lines, again.get(0).lines);
        assertEquals(tableLive.lines, again.get(1).lines);
        assertEquals(1, tableLive.linesOf("tare").size());
        assertEquals(List.of(), gloveLive.linesOf("tare"));
    }

    @Test
    void markersNameTheirDevice() throws Exception {
        List<Sessions.Told> told = List.of(new Sessions.Told(), new Sessions.Told());
        Recording.open(file).forEachDevice(device -> told.get(device.number()));

        assertEquals(List.of(), told.get(0).markers);
        assertEquals(
                Set.of("event", "hold", "tare"),
                told.get(1).markers.stream().map(Marker::type).collect(Collectors.toSet()));
        assertTrue(told.get(1).markers.stream().allMatch(marker -> marker.device() == 1));
    }

    @Test
    void isNotReadAsIfItWereOfOneDevice() throws Exception {
        Recording recording = Recording.open(file);
        RecordingException refused =
                assertThrows(RecordingException.class, () -> recording.forEach(new RecordingVisitor() {}));
        assertTrue(String.valueOf(refused.getMessage()).contains("several devices (glove, table)"), refused::toString);
    }

    private static Conditioner conditioner(Recorded live, DeviceRecorder recorder) {
        return new Conditioner(new Calibrations(List.of()), new Both(live, recorder));
    }
}
