package org.myodose.dashboard.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.myodose.dashboard.station.ListeningClient.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.RecordingReplay;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingSettings;
import org.myodose.analysis.course.Given;
import org.myodose.analysis.dose.SessionSoFar;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.analysis.session.Checklist;
import org.myodose.analysis.session.SessionNote;
import org.myodose.dashboard.live.LiveSession;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** Sessions of people at a running station: one recording each, which reads back as it was seen. */
class PersonsSessionTest {

    private static final Prescription FOUR =
            Prescriptions.byName("30-s-x-4").orElseThrow().written().prescription();

    @TempDir
    private Path folder;

    private StationPlan plan(Optional<Path> file) {
        return new StationPlan(
                NamedSource.parse(List.of("sim:glove", "table=sim:hand?seed=2")),
                Calibrations.none(),
                Optional.empty(),
                Optional.empty(),
                Prescriptions.demonstration(),
                file,
                RecordingSettings.USUAL,
                "test",
                false);
    }

    private SessionStart start(String person, SessionSoFar before) {
        SessionNote note = new SessionNote(
                person,
                "left calf",
                new Checklist(Checklist.State.NONE, List.of()),
                before.equals(SessionSoFar.NOTHING) ? "" : "before.xdf",
                before);
        LiveSession shown =
                new LiveSession(person, "left calf", Instant.now(), "none", false, Given.NOTHING, Given.NOTHING);
        return new SessionStart(FOUR, note, folder.resolve(person + ".xdf"), shown);
    }

    private static Predicate<JsonNode> greets(String person) {
        return message -> type("hello").test(message)
                && message.get("session").path("person").asText("").equals(person);
    }

    @Test
    void recordsEachInAFileOfItsOwnThatReadsBackToTheLastBit() throws Exception {
        Path first = folder.resolve("first.xdf");
        Map<Long, Double> seen = new TreeMap<>();
        try (Station station = new Station(plan(Optional.of(first)))) {
            ListeningClient glove = new ListeningClient();
            station.devices().getFirst().live().join(glove);
            station.start();
            glove.await(type("scan"));
            station.begin(start("p07", SessionSoFar.NOTHING));
            JsonNode hello = glove.await(greets("p07"));
            assertEquals(FOUR.name(), hello.get("prescription").get("name").asText());
            for (int scan = 0; scan < 30; scan++) {
                JsonNode message = glove.await(type("scan"));
                seen.put(
                        Math.round(message.get("timeSeconds").asDouble() * 1e6),
                        message.get("force").asDouble());
            }
            station.begin(start("p12", new SessionSoFar(3, 3, 2, 60, 61, 2400, 120)));
            JsonNode resumed = glove.await(greets("p12"));
            assertEquals(3, resumed.get("guidance").get("repetition").asInt());
            assertEquals(2, resumed.get("dose").get("repetitions").asInt());
            assertEquals(61, resumed.get("dose").get("inBandSeconds").asDouble());
            glove.await(type("scan"));
        }
        for (String name : List.of("first", "p07", "p12")) {
            assertTrue(
                    Recording.open(folder.resolve(name + ".xdf"))
                            .forEachDevice(device -> new RecordingReplay(new Noting(new TreeMap<>())))
                            .whole(),
                    name);
        }
        Recording recording = Recording.open(folder.resolve("p07.xdf"));
        SessionNote note = SessionNote.read(
                        recording.description().orElseThrow().session())
                .orElseThrow();
        assertEquals("p07", note.person());
        assertEquals("", Recording.open(first).description().orElseThrow().session());
        Map<Long, Double> replayed = replay(recording);
        assertEquals(0L, replayed.keySet().iterator().next(), "time begins anew");
        seen.forEach((micros, force) -> assertEquals(force, replayed.get(micros), () -> "at " + micros + " us"));
    }

    @Test
    void tellsEachRecordingThatEndedWhenItIsWholeAndPagesWhatIsKnownBetterThen() throws Exception {
        BlockingQueue<Path> ended = new LinkedBlockingQueue<>();
        try (Station station = new Station(plan(Optional.of(folder.resolve("first.xdf"))))) {
            ListeningClient glove = new ListeningClient();
            station.devices().getFirst().live().join(glove);
            station.whenRecordingEnds(ended::add);
            station.start();
            glove.await(type("scan"));
            station.begin(start("p07", SessionSoFar.NOTHING));
            assertEquals(folder.resolve("first.xdf"), wholeOf(ended));
            glove.await(greets("p07"));
            SessionStart next = start("p12", SessionSoFar.NOTHING);
            station.begin(next);
            assertEquals(folder.resolve("p07.xdf"), wholeOf(ended));
            LiveSession told = next.shown();
            station.correct(new LiveSession(
                    told.person(),
                    told.site(),
                    told.startedAt(),
                    told.checklist(),
                    false,
                    told.planned(),
                    new Given(30, 1200, 1, 1),
                    List.of("lost.xdf")));
            JsonNode better = glove.await(greets("p12")
                    .and(hello -> hello.at("/session/givenBefore/repetitions").asInt() == 1));
            assertEquals("lost.xdf", better.at("/session/unread/0").asText());
        }
    }

    private static Path wholeOf(BlockingQueue<Path> ended) throws Exception {
        Path file = Objects.requireNonNull(ended.poll(30, TimeUnit.SECONDS), "no recording ended");
        assertTrue(
                Recording.open(file)
                        .forEachDevice(device -> new RecordingReplay(new Noting(new TreeMap<>())))
                        .whole(),
                file::toString);
        return file;
    }

    /** The glove's forces, by time, as the live API tells them. */
    private static Map<Long, Double> replay(Recording recording) throws Exception {
        Map<Long, Double> forces = new TreeMap<>();
        recording.forEachDevice(device -> device.number() == 0
                ? new RecordingReplay(new Noting(forces))
                : new RecordingReplay(new Noting(new TreeMap<>())));
        return forces;
    }

    private record Noting(Map<Long, Double> forces) implements ForceConsumer {

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {}

        @Override
        public void onForce(ForceSample sample) {
            forces.put(sample.timeMicros, Math.rint(sample.totalForce * 1e6) / 1e6);
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {}

        @Override
        public void onDeviceEvent(DeviceEvent event) {}

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {}
    }
}
