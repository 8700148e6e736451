package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.Await;
import org.myodose.device.DeviceStatus;
import org.myodose.device.LinkCounters;

/** What is noticed while a recording goes on: a disk that fills up, one that does not answer, a link that loses. */
class RecordingWatchesTest {

    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path folder;

    private final List<String> alarms = new ArrayList<>();
    private final AtomicLong nowNs = new AtomicLong();
    private final AtomicLong usable = new AtomicLong(Long.MAX_VALUE);

    /** 250 scans a second of two stamps, 2 channels and 6 times: 18,500 bytes a second. */
    @Test
    void warnsOnceHalfAnHourBeforeTheDiskIsFullAndOnceMoreBeforeItsEnd() throws Exception {
        Recorder recorder = recorder();
        recorder.device(0).onDevice(Sessions.device(2), Sessions.signal(2, 0));
        List<Integer> told = new ArrayList<>();
        for (long minutesLeft : new long[] {40, 31, 30, 29, 10, 5, 4, 1}) {
            usable.set(minutesLeft * 60 * 18_500);
            nowNs.addAndGet(11 * SECOND);
            recorder.drain();
            told.add(alarms.size());
        }
        recorder.finish();

        assertEquals(List.of(0, 0, 1, 1, 1, 2, 2, 2), told);
        assertTrue(alarms.getFirst().startsWith("The disk has room for about 30 min more"), alarms.getFirst());
        assertEquals(RecordingState.CLOSED, recorder.state());
    }

    @Test
    void warnsAgainAfterSpaceWasFreed() throws Exception {
        Recorder recorder = recorder();
        recorder.device(0).onDevice(Sessions.device(2), Sessions.signal(2, 0));
        for (long minutesLeft : new long[] {20, 100, 20}) {
            usable.set(minutesLeft * 60 * 18_500);
            nowNs.addAndGet(11 * SECOND);
            recorder.drain();
        }
        recorder.finish();

        assertEquals(2, alarms.size(), alarms.toString());
    }

    @Test
    void doesNotBeginOnADiskThatIsAsGoodAsFull() {
        RecordingSettings full = settings(path -> 19_999_999);
        Path file = folder.resolve("session.xdf");
        RecordingException refused = assertThrows(
                RecordingException.class,
                () -> Recorder.start(file, Sessions.DESCRIPTION, alarms::add, full)
                        .close());
        assertTrue(String.valueOf(refused.getMessage()).contains("full but for 20.0 MB"), refused::toString);
        assertFalse(Files.exists(file));
    }

    @Test
    void saysOnceThatTheRoomCannotBeTold() throws Exception {
        Recorder recorder = recorder(settings(path -> {
            throw new IOException("no answer");
        }));
        recorder.device(0).onDevice(Sessions.device(2), Sessions.signal(2, 0));
        for (int round = 0; round < 3; round++) {
            nowNs.addAndGet(11 * SECOND);
            recorder.drain();
        }
        recorder.finish();

        assertEquals(1, alarms.size());
        assertTrue(alarms.getFirst().contains("cannot be told (no answer)"), alarms.getFirst());
    }

    @Test
    void tellsAStalledDiskWhileItStallsAndOnlyOnce() {
        StallWatch watch = new StallWatch(Path.of("session.xdf"), alarms::add);
        watch.look(0);
        watch.begin(10 * SECOND);
        watch.look(11 * SECOND);
        assertEquals(List.of(), alarms);
        watch.look(12 * SECOND);
        watch.look(15 * SECOND);
        assertEquals(1, alarms.size());
        assertTrue(alarms.getFirst().startsWith("The disk has not answered for 2 s"), alarms.getFirst());
        watch.end();
        watch.look(40 * SECOND);
        watch.begin(50 * SECOND);
        watch.look(53 * SECOND);
        assertEquals(2, alarms.size());
    }

    /** The recorder's thread hangs in the disk, here in the question for its space, until the alarm has come. */
    @Test
    void theAlarmComesWhileTheRecordersThreadHangs() throws Exception {
        CountDownLatch alarmed = new CountDownLatch(1);
        AtomicLong asked = new AtomicLong();
        RecordingSettings hanging = settings(path -> {
            if (asked.incrementAndGet() > 1) {
                awaitUninterrupted(alarmed);
            }
            return Long.MAX_VALUE;
        });
        try (Recorder recorder = Recorder.start(
                folder.resolve("session.xdf"), Sessions.DESCRIPTION, alarm -> alarmed.countDown(), hanging)) {
            recorder.device(0).onDevice(Sessions.device(2), Sessions.signal(2, 0));
            Await.until("an alarm while the disk hangs", () -> alarmed.getCount() == 0);
        }
    }

    @Test
    void notesWhatTheLinkCountsRegularlySoonAfterALossAndAtTheEnd() throws Exception {
        LinkCounters counters = new LinkCounters();
        Recorder recorder = recorder();
        recorder.device(0)
                .noteStatus(LinkAccount.whole(
                        counters,
                        () -> Optional.of(new DeviceStatus(3, 4, OptionalDouble.of(4.9), OptionalDouble.empty()))));
        recorder.drain();
        assertStatusMarkers(recorder, 5 * SECOND, 0);
        counters.add(LinkCounters.Kind.CRC_ERRORS, 2);
        assertStatusMarkers(recorder, SECOND, 1);
        assertStatusMarkers(recorder, 9 * SECOND, 0);
        assertStatusMarkers(recorder, SECOND, 1);
        recorder.finish();

        List<Marker> markers = Sessions.read(folder.resolve("session.xdf")).told().markers;
        assertEquals(4, markers.size());
        String last = markers.getLast().json();
        assertTrue(last.contains("\"crcErrors\":2,"), last);
        assertTrue(last.endsWith("\"overruns\":3,\"damagedCommands\":4,\"supplyVolts\":4.9}"), last);
    }

    /** As a session's recording, which waits for the devices' next scans. */
    @Test
    void notesNothingOfTheLinkBeforeItBeginsAndOnlyItsOwnThen() throws Exception {
        LinkCounters counters = new LinkCounters();
        counters.add(LinkCounters.Kind.CRC_ERRORS, 7);
        LinkAccount account = LinkAccount.toBegin(counters, Optional::empty);
        Recorder recorder = recorder();
        recorder.device(0).noteStatus(account);
        recorder.drain();
        assertEquals(0, statusMarkers());
        account.begin();
        counters.add(LinkCounters.Kind.CRC_ERRORS, 2);
        account.end();
        counters.add(LinkCounters.Kind.CRC_ERRORS, 5);
        recorder.finish();
        List<Marker> markers = Sessions.read(folder.resolve("session.xdf")).told().markers;
        assertEquals("2", markers.getLast().scalars().get("crcErrors"));
    }

    private long statusMarkersSoFar;

    private void assertStatusMarkers(Recorder recorder, long passNs, long expected) throws Exception {
        statusMarkersSoFar = statusMarkers();
        nowNs.addAndGet(passNs);
        recorder.drain();
        assertEquals(expected, statusMarkers() - statusMarkersSoFar);
    }

    private long statusMarkers() throws Exception {
        return Sessions.read(folder.resolve("session.xdf")).told().markers.stream()
                .filter(marker -> marker.type().equals("status"))
                .count();
    }

    @Test
    void syncsBetweenTenMillisecondsAndOneSecondApart() {
        assertEquals(Duration.ofMillis(100), RecordingSettings.USUAL.syncInterval());
        for (Duration wrong : List.of(Duration.ofMillis(9), Duration.ofMillis(1001), Duration.ZERO)) {
            assertThrows(IllegalArgumentException.class, () -> RecordingSettings.USUAL.withSyncInterval(wrong));
        }
    }

    @Test
    void namesFilesByTimeAndPseudonymAndNeverTwiceTheSame() throws Exception {
        Instant when = Instant.parse("2026-11-21T10:15:30.5Z");
        Path first = RecordingName.unused(folder, when, "../p 07: \"ä\"/x");
        assertEquals(folder.resolve("2026-11-21T10-15-30Z-p-07-ä-x.xdf"), first);
        Files.createFile(first);
        assertEquals(
                folder.resolve("2026-11-21T10-15-30Z-p-07-ä-x-2.xdf"),
                RecordingName.unused(folder, when, "../p 07: \"ä\"/x"));
        assertEquals(folder.resolve("2026-11-21T10-15-30Z.xdf"), RecordingName.unused(folder, when, "..//.."));
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        Await.until("the alarm", () -> latch.getCount() == 0);
    }

    private RecordingSettings settings(DiskSpace space) {
        return new RecordingSettings(Duration.ofMillis(100), Duration.ofMinutes(30), space);
    }

    private Recorder recorder() throws Exception {
        return recorder(settings(path -> usable.get()));
    }

    private Recorder recorder(RecordingSettings settings) throws Exception {
        return new Recorder(
                RecordingFile.create(folder.resolve("session.xdf")),
                Sessions.DESCRIPTION,
                alarms::add,
                nowNs::get,
                64,
                settings);
    }
}
