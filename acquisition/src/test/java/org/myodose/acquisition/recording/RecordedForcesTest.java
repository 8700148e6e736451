package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.Certified;
import org.myodose.acquisition.CreepFigures;
import org.myodose.acquisition.Devices;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.Recorded;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.calibration.TwoPointCalibration;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.loop.RecordingReplay;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;

/** The raw counts and the description in a recording suffice to derive the forces again, bit for bit. */
class RecordedForcesTest {

    private static final DeviceDescription DEVICE = Devices.of(
            "S-7", 100_000, Devices.channel("a", ForceUnit.COUNTS, 0), Devices.channel("b", ForceUnit.COUNTS, 0));

    /** Lines whose slopes and offsets no short decimal figure hits. */
    private static final Calibrations CALIBRATIONS = new Calibrations(List.of(
            new TwoPointCalibration("S-7", "a", LocalDate.of(2026, 11, 20), 17, 0, 1013, 100.1),
            new TwoPointCalibration("S-7", "b", LocalDate.of(2026, 11, 20), 1001, 0.3, 29, 77.7),
            new TwoPointCalibration("S-8", "a", LocalDate.of(2026, 11, 20), 3, 0, 977, 33.3),
            new TwoPointCalibration("S-8", "b", LocalDate.of(2026, 11, 20), 7, 0.1, 881, 200)));

    private static final long FIRST_TICK = 4_294_000_000L;

    @TempDir
    private Path folder;

    @Test
    void areTheSameBitsThatWereSeenLive() throws Exception {
        Path file = folder.resolve("session.xdf");
        Recorded live = new Recorded();
        recordSession(file, live);

        Recorded again = new Recorded();
        RecordingIntegrity integrity = Recording.open(file).forEach(new RecordingReplay(again));

        assertTrue(integrity.whole(), integrity.statement());
        assertFalse(live.linesOf("tare").isEmpty());
        assertFalse(live.linesOf("gap").isEmpty());
        assertEquals(live.lines, again.lines);
    }

    /** With losses, which the filter bridges; and under another filter the forces are other ones. */
    @Test
    void areTheSameBitsUnderTheFilterTheyWereRecordedWith() throws Exception {
        Path file = folder.resolve("filtered.xdf");
        FilterProfile chosen = FilterProfiles.parse("median=5,order=5,corner=12.5");
        Recorded live = new Recorded();
        Recorder recorder = Sessions.recorder(file, Sessions.NO_ALARM, 4096);
        Conditioner conditioner = new Conditioner(CALIBRATIONS, () -> chosen, new Both(live, recorder.device(0)));
        conditioner.onHello(DEVICE);
        Random random = new Random(5);
        for (int scan = 0, tick = 0; scan < 500; scan++, tick += random.nextInt(10) == 0 ? 7 : 1) {
            conditioner.onScan(Devices.scan(scan, FIRST_TICK + tick * 10_000L, random.nextInt(900), 3 * scan));
        }
        recorder.finish();

        Recorded again = new Recorded();
        Recording.open(file).forEach(new RecordingReplay(again));
        assertEquals(live.lines, again.lines);

        Recorded otherwise = new Recorded();
        Recording.open(file).forEach(new RecordingReplay(otherwise, FilterProfiles.HOLD_FORMAT_1));
        assertNotEquals(live.totals, otherwise.totals);
    }

    /** Creep is no state of the recording: its figures and the counts suffice. */
    @Test
    void areTheSameBitsWhereCreepWasCompensated() throws Exception {
        Path file = folder.resolve("creep.xdf");
        CreepFigures creep = new CreepFigures(0.0517, 0.83, 0.0049);
        Recorded live = new Recorded();
        Recorder recorder = Sessions.recorder(file, Sessions.NO_ALARM, 4096);
        Conditioner conditioner = new Conditioner(
                Certified.everywhere(Certified.channel(9.7, Certified.FIT, creep)), new Both(live, recorder.device(0)));
        conditioner.onHello(DEVICE);
        for (int scan = 0; scan < 500; scan++) {
            long pause = scan < 300 ? 0 : 5_000_000;
            conditioner.onScan(Devices.scan(scan, FIRST_TICK + scan * 10_000L + pause, scan < 50 ? 0 : 400, 3 * scan));
        }
        recorder.finish();

        Recorded again = new Recorded();
        Recording.open(file).forEach(new RecordingReplay(again));

        assertEquals(live.linesOf("force"), again.linesOf("force"));
        assertFalse(live.linesOf("gap").isEmpty());
    }

    /** Stuck sensors too are found again from the counts; the marker is for those who read the file otherwise. */
    @Test
    void aStuckSensorStandsInTheFileAndIsFoundAgain() throws Exception {
        Path file = folder.resolve("stuck.xdf");
        Recorded live = new Recorded();
        Recorder recorder = Sessions.recorder(file, Sessions.NO_ALARM, 4096);
        Conditioner conditioner = new Conditioner(CALIBRATIONS, new Both(live, recorder.device(0)));
        conditioner.onHello(DEVICE);
        for (int scan = 0; scan < 2_000; scan++) {
            int count = scan < 100 ? 3 : scan < 1_200 || scan > 1_990 ? 500 + scan % 90 : 555;
            conditioner.onScan(Devices.scan(scan, FIRST_TICK + scan * 10_000L, count, 700));
        }
        recorder.finish();

        Recorded again = new Recorded();
        Recording.open(file).forEach(new RecordingReplay(again));
        List<Marker> markers = new ArrayList<>();
        Recording.open(file).forEach(new RecordingVisitor() {
            @Override
            public void onMarker(Marker marker) {
                markers.add(marker);
            }
        });
        assertEquals(2, live.linesOf("stuck").size());
        assertEquals(live.lines, again.lines);
        List<String> stuck = markers.stream()
                .filter(marker -> marker.type().equals("stuck"))
                .map(Marker::json)
                .toList();
        assertEquals(2, stuck.size());
        assertTrue(stuck.getFirst().contains("\"channel\":0,\"began\":true,\"rawCount\":555"), stuck.getFirst());
        assertTrue(stuck.getLast().contains("\"began\":false"), stuck.getLast());
    }

    @Test
    void areTheSameBitsWhenAnotherDeviceWithAsManyChannelsTakesOver() throws Exception {
        Path file = folder.resolve("two.xdf");
        DeviceDescription other = Devices.of("S-8", 100_000, DEVICE.channels().toArray(ChannelDescription[]::new));
        Recorded live = new Recorded();
        Recorder recorder = Sessions.recorder(file, Sessions.NO_ALARM, 4096);
        Conditioner conditioner = new Conditioner(CALIBRATIONS, new Both(live, recorder.device(0)));
        conditioner.onHello(DEVICE);
        conditioner.onScan(Devices.scan(0, FIRST_TICK, 500, 600));
        conditioner.onHello(other);
        conditioner.onScan(Devices.scan(1, FIRST_TICK + 10_000, 500, 600));
        recorder.finish();

        Recorded again = new Recorded();
        Recording.open(file).forEach(new RecordingReplay(again));

        assertEquals(live.lines, again.lines);
        assertNotEquals(live.totals.getFirst(), live.totals.getLast());
    }

    @Test
    void areToldTogetherWithWhatTheDiskWasTooSlowFor() throws Exception {
        Path file = folder.resolve("slow.xdf");
        Recorder recorder = Sessions.recorder(file, alarm -> {}, 16);
        Conditioner conditioner = new Conditioner(CALIBRATIONS, recorder.device(0));
        conditioner.onHello(DEVICE);
        for (int index = 0; index < 40; index++) {
            conditioner.onScan(Devices.scan(index, FIRST_TICK + index * 10_000L, 500, 600));
        }
        recorder.finish();

        Recorded again = new Recorded();
        RecordingReplay replay = new RecordingReplay(again);
        Recording.open(file).forEach(replay);

        assertTrue(replay.entriesLost() > 0);
        assertEquals(40, replay.entriesLost() + again.linesOf("force").size());
    }

    private static void recordSession(Path file, Recorded live) throws Exception {
        Recorder recorder = Sessions.recorder(file, Sessions.NO_ALARM, 4096);
        Conditioner conditioner = new Conditioner(CALIBRATIONS, new Both(live, recorder.device(0)));
        Random random = new Random(7);
        conditioner.onHello(DEVICE);
        long timeMicros = FIRST_TICK;
        for (int index = 0; index < 2000; index++) {
            if (index == 300) {
                conditioner.onEvent(
                        new DeviceEvent(DeviceEvent.Kind.TARE_REQUESTED, true, index, timeMicros, timeMicros * 1000));
            }
            if (index == 900) {
                conditioner.onFramesMissing(77);
                timeMicros += 2_000_000;
            }
            if (index == 1200) {
                conditioner.onHello(DEVICE);
            }
            conditioner.onScan(Devices.scan(index, timeMicros, random.nextInt(1024), random.nextInt(1024)));
            timeMicros += 9_900 + random.nextInt(200);
            if (index % 50 == 0) {
                recorder.drain();
            }
        }
        recorder.finish();
    }
}
