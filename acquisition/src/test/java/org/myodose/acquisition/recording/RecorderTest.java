package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.ForceSample;
import org.myodose.device.AllocatedBytes;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

class RecorderTest {

    private static final int CHANNELS = 2;

    @TempDir
    private Path folder;

    @Test
    void syncsByItselfAndEndsWholeWhenClosed() throws Exception {
        CountDownLatch synced = new CountDownLatch(1);
        Recorder recorder = Recorder.start(file(), Sessions.DESCRIPTION, new RecordingListener() {
            @Override
            public void onAlarm(String cause) {
                throw new AssertionError(cause);
            }

            @Override
            public void onSynced(long scans) {
                synced.countDown();
            }
        });
        recorder.device(0).onDevice(Sessions.device(CHANNELS), Sessions.signal(CHANNELS, 0));
        recorder.device(0).onForce(Sessions.sample(0, CHANNELS));
        assertTrue(synced.await(30, TimeUnit.SECONDS), "nothing was synced");
        assertEquals(RecordingState.RECORDING, recorder.state());
        recorder.device(0).onForce(Sessions.sample(1, CHANNELS));
        recorder.close();

        assertEquals(RecordingState.CLOSED, recorder.state());
        assertEquals(Sessions.scans(2, CHANNELS), Sessions.read(file()).told().scans);
        assertTrue(Sessions.read(file()).integrity().whole());
    }

    @Test
    void copiesIntoItsRingWithoutAllocating() throws Exception {
        AtomicLong alarms = new AtomicLong();
        ForceSample sample = Sessions.sample(0, CHANNELS);
        try (Recorder recorder = Recorder.start(file(), Sessions.DESCRIPTION, cause -> alarms.incrementAndGet())) {
            recorder.device(0).onDevice(Sessions.device(CHANNELS), Sessions.signal(CHANNELS, 0));
            // The ring is to be full, and drained several times.
            for (int round = 0; round < 2000 && recorder.scansSynced() < 30_000; round++) {
                record(recorder, sample, 20_000);
            }
            long allocated = AllocatedBytes.leastOver(() -> record(recorder, sample, 1_000_000));
            assertEquals(0, allocated, "bytes for a million scans");
        }
    }

    private static void record(Recorder recorder, ForceSample sample, int scans) {
        for (int index = 0; index < scans; index++) {
            sample.timeMicros += 1000;
            recorder.device(0).onForce(sample);
            if (index % 100 == 0) {
                recorder.device(0).onGap(sample.timeMicros, sample.timeMicros + 1000, 1);
            }
        }
    }

    @Test
    void scansThatFoundNoRoomAreAnAlarmAndStandInTheRecording() throws Exception {
        List<String> alarms = new ArrayList<>();
        Recorder recorder = Sessions.recorder(file(), alarms::add, 16);
        recorder.device(0).onDevice(Sessions.device(CHANNELS), Sessions.signal(CHANNELS, 0));
        // Of 16 places 2 are kept for rare things and one holds the device.
        for (int index = 0; index < 20; index++) {
            recorder.device(0).onForce(Sessions.sample(index, CHANNELS));
        }
        recorder.drain();
        recorder.device(0).onForce(Sessions.sample(20, CHANNELS));
        recorder.finish();

        Sessions.Read read = Sessions.read(file());
        assertEquals(7, recorder.entriesMissed());
        assertEquals(14, read.told().scans.size());
        assertEquals(
                "{\"type\":\"lost\",\"device\":0,\"timeMicros\":48000,\"toMicros\":80000,\"entries\":7}",
                read.told().markers.getFirst().json());
        assertEquals(1, alarms.size());
        assertTrue(alarms.getFirst().startsWith("7 scans are missing from"), alarms.getFirst());
        assertTrue(read.integrity().whole(), read.integrity().statement());
    }

    @Test
    void aFloodIsOneAlarmASecondAndEveryLossStandsInTheRecording() throws Exception {
        List<String> alarms = new ArrayList<>();
        Recorder recorder = Sessions.recorder(file(), alarms::add, 16);
        recorder.device(0).onDevice(Sessions.device(CHANNELS), Sessions.signal(CHANNELS, 0));
        for (int index = 0; index < 100; index++) {
            recorder.device(0).onForce(Sessions.sample(index, CHANNELS));
            if (index % 20 == 19) {
                recorder.drain();
            }
        }
        recorder.finish();

        Sessions.Read read = Sessions.read(file());
        long marked = read.told().markers.stream()
                .filter(marker -> marker.type().equals("lost"))
                .count();
        assertEquals(5, marked);
        // The clock stands still: one alarm at the first loss, and one of all others at the end.
        assertEquals(2, alarms.size());
        assertEquals(
                recorder.entriesMissed(),
                alarms.stream()
                        .mapToLong(alarm -> Long.parseLong(alarm.substring(0, alarm.indexOf(' '))))
                        .sum());
    }

    @Test
    void aLossThatNothingFollowedIsNotedToo() throws Exception {
        List<String> alarms = new ArrayList<>();
        Recorder recorder = Sessions.recorder(file(), alarms::add, 8);
        recorder.device(0).onDevice(Sessions.device(CHANNELS), Sessions.signal(CHANNELS, 0));
        for (int index = 0; index < 10; index++) {
            recorder.device(0).onForce(Sessions.sample(index, CHANNELS));
        }
        recorder.finish();

        Sessions.Read read = Sessions.read(file());
        assertEquals(10, read.told().scans.size() + recorder.entriesMissed());
        assertEquals("lost", read.told().markers.getLast().type());
        assertEquals(1, alarms.size());
    }

    @Test
    void anotherDeviceBeginsItsOwnStreamsAndTheSameOneIsOnlyNoted() throws Exception {
        DeviceDescription glove = Sessions.device(2);
        DeviceDescription table = Sessions.device(4);
        Recorder recorder = Sessions.recorder(file(), Sessions.NO_ALARM, 64);
        recorder.device(0).onDevice(glove, Sessions.signal(2, 0));
        recorder.device(0).onForce(Sessions.sample(0, 2));
        recorder.device(0).onTare(Sessions.signal(2, 1));
        recorder.device(0).onDevice(glove, Sessions.signal(2, 1));
        recorder.device(0).onForce(Sessions.sample(1, 2));
        recorder.device(0).onDevice(table, Sessions.signal(4, 0));
        recorder.device(0).onForce(Sessions.sample(2, 4));
        recorder.finish();

        Sessions.Told told = Sessions.read(file()).told();
        assertEquals(List.of(glove, glove, table), told.devices);
        assertEquals(
                List.of(
                        "device " + Sessions.signal(2, 0),
                        "scan 0",
                        "tare 0 " + Sessions.signal(2, 1),
                        "device " + Sessions.signal(2, 1),
                        "scan 1",
                        "device " + Sessions.signal(4, 0),
                        "scan 2"),
                told.order);
        assertEquals(4, told.scans.getLast().rawCounts().size());
    }

    @Test
    void stampsMarkersOnTheClockOfTheScans() throws Exception {
        Recorder recorder = Sessions.recorder(file(), Sessions.NO_ALARM, 64);
        recorder.device(0).onLink(LinkState.CONNECTING, LinkCause.OPENING, "Looking for \"/dev/ttyACM0\".");
        recorder.device(0).onDevice(Sessions.device(CHANNELS), Sessions.signal(CHANNELS, 0));
        recorder.device(0).onForce(Sessions.sample(0, CHANNELS));
        long tickWrapped = (4_294_000_000L + 2_000_000) & 0xFFFF_FFFFL;
        recorder.device(0).onDeviceEvent(new DeviceEvent(DeviceEvent.Kind.BUTTON, true, 3, tickWrapped, 5));
        recorder.device(0).mark(1_500_000, "hold", "[1]");
        recorder.finish();

        List<Marker> markers = Sessions.read(file()).told().markers;
        assertEquals(
                new Marker(
                        0.9,
                        "link",
                        0,
                        "{\"type\":\"link\",\"device\":0,\"state\":\"connecting\",\"cause\":\"Looking for \\\"/dev/ttyACM0\\\".\",\"reason\":\"opening\"}"),
                markers.get(0));
        assertEquals(3.0, markers.get(1).stampSeconds(), 1e-9);
        assertEquals(2.5, markers.get(2).stampSeconds(), 1e-9);
    }

    @Test
    void refusesMarkersThatAreNotJson() throws Exception {
        Recorder recorder = Sessions.recorder(file(), Sessions.NO_ALARM, 64);
        for (String details : List.of("", "{", "{} {}", "hold")) {
            assertThrows(
                    IllegalArgumentException.class, () -> recorder.device(0).mark(0, "hold", details), details);
        }
        recorder.finish();
        assertTrue(Sessions.read(file()).integrity().whole());
    }

    @Test
    void aFaultOfTheProgramEndsTheRecordingWithAnAlarmAndKeepsWhatWasSynced() throws Exception {
        List<String> alarms = new ArrayList<>();
        Recorder recorder = Sessions.recorder(file(), alarms::add, 64);
        recorder.device(0).onDevice(Sessions.device(CHANNELS), Sessions.signal(CHANNELS, 0));
        recorder.device(0).onForce(Sessions.sample(0, CHANNELS));
        recorder.drain();
        recorder.device(0).onForce(Sessions.sample(1, CHANNELS + 1));
        recorder.drain();
        recorder.finish();

        assertEquals(RecordingState.FAILED, recorder.state());
        assertEquals(List.of(recorder.failure()), alarms);
        assertEquals(Sessions.scans(1, CHANNELS), Sessions.read(file()).told().scans);
        assertTrue(Files.size(file()) > 0);
    }

    @Test
    void aListenerThatFailsDoesNotLeaveARecordingThatOnlySeemsToRun() throws Exception {
        Recorder recorder = Sessions.recorder(
                file(),
                new RecordingListener() {
                    @Override
                    public void onAlarm(String cause) {}

                    @Override
                    public void onSynced(long scans) {
                        throw new StackOverflowError("the listener's");
                    }
                },
                64);
        recorder.device(0).onDevice(Sessions.device(CHANNELS), Sessions.signal(CHANNELS, 0));
        recorder.device(0).onForce(Sessions.sample(0, CHANNELS));
        recorder.drain();

        assertEquals(RecordingState.FAILED, recorder.state());
        assertTrue(recorder.failure().contains("a fault of the program"), recorder.failure());
        assertEquals(Sessions.scans(1, CHANNELS), Sessions.read(file()).told().scans);
    }

    private Path file() {
        return folder.resolve("session.xdf");
    }
}
