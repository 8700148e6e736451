package org.myodose.dashboard.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.analysis.dose.SessionSoFar;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.analysis.session.Checklist;
import org.myodose.analysis.session.Checklist.State;
import org.myodose.analysis.session.SessionNote;
import org.myodose.dashboard.TestRecordings;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.library.RecordingsFolder;
import org.myodose.dashboard.live.LiveSession;

/** What is counted as given today, for what is left: of which recordings, and what is said where they cannot tell. */
class LeftTodayTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final SessionSoFar NOTHING = SessionSoFar.NOTHING;

    private static final PeopleBook NOBODY = new PeopleBook() {
        @Override
        public List<String> all() {
            return List.of();
        }

        @Override
        public void note(String pseudonym) {}
    };

    @TempDir
    private Path folder;

    private final RememberingStation station = new RememberingStation();
    private Library library;
    private SessionDesk desk;

    @BeforeEach
    void open() {
        library = new Library(new RecordingsFolder(folder), folder.resolve(".cache"), "test", () -> NOW);
        desk = new SessionDesk(station, library, Prescriptions.demonstration(), List::of, NOBODY, () -> NOW);
    }

    @AfterEach
    void close() {
        library.close();
    }

    /** Two holds of 6 s, in 20 s. */
    private Path recorded(String name, int minutesAgo, String site, SessionSoFar before, String resumes)
            throws IOException {
        return TestRecordings.session(
                folder.resolve(name),
                NOW.minus(Duration.ofMinutes(minutesAgo)),
                SessionDeskTest.FOUR_OF_FIVE_SECONDS,
                new SessionNote("p07", site, new Checklist(State.NONE, List.of()), resumes, before));
    }

    private LiveSession begun(String site) throws Exception {
        desk.begin(new SessionWish("p07", site, "30-s-x-4", null, false, "none", List.of()));
        return station.begun.getLast().shown();
    }

    @Test
    void countsTheSameSiteWhereBothSessionsNameOne() throws Exception {
        recorded("a.xdf", 30, "left calf", NOTHING, "");
        recorded("b.xdf", 20, "right calf", NOTHING, "");
        assertEquals(2, begun("Left calf").givenBefore().repetitions());
        assertEquals(2, begun("right calf").givenBefore().repetitions());
        assertEquals(0, begun("left forearm").givenBefore().repetitions());
    }

    @Test
    void countsASessionThatNamesNoSiteOfItsOwnAtEverySite() throws Exception {
        recorded("a.xdf", 30, "left calf", NOTHING, "");
        recorded("b.xdf", 20, "", NOTHING, "");
        assertEquals(4, begun("left calf").givenBefore().repetitions());
    }

    @Test
    void takesTheMinutesOfWhatASessionGoesOnFromOutOfThoseBefore() throws Exception {
        recorded("a.xdf", 30, "left calf", NOTHING, "");
        desk.goOn();
        LiveSession shown = station.begun.getLast().shown();
        assertEquals(20, station.begun.getLast().note().before().sessionSeconds(), 0.1);
        assertEquals(0, shown.givenBefore().minutes(), 1e-9);
        assertEquals(0, shown.givenBefore().impulseNewtonSeconds(), 1e-9);
    }

    /** The recording before ends only when the next begins; until then not all of it can be read. */
    @Test
    void countsAgainWhenTheRecordingBeforeIsWhole() throws Exception {
        Path before = recorded("a.xdf", 30, "left calf", NOTHING, "");
        byte[] whole = Files.readAllBytes(before);
        Files.write(before, Arrays.copyOf(whole, whole.length / 2));
        station.recordingFile = Optional.of(before);
        assertEquals(1, begun("left calf").givenBefore().repetitions());
        Files.write(before, whole);
        station.whenRecordingEnds.accept(before);
        assertEquals(1, station.corrected.size());
        LiveSession better = station.corrected.getFirst();
        assertEquals(2, better.givenBefore().repetitions());
        assertEquals(station.begun.getFirst().shown().startedAt(), better.startedAt());
        station.whenRecordingEnds.accept(before);
        assertEquals(1, station.corrected.size(), "nothing new, nothing told");
    }

    @Test
    void doesNotCountTheSessionsOwnRecordingAsGivenBefore() throws Exception {
        LiveSession shown = begun("left calf");
        recorded(String.valueOf(station.begun.getFirst().file().getFileName()), 0, "left calf", NOTHING, "");
        station.whenRecordingEnds.accept(folder.resolve("before.xdf"));
        assertEquals(List.of(), station.corrected);
        assertEquals(0, shown.givenBefore().repetitions());
    }

    @Test
    void namesRecordingsOfThePersonAndDayThatCannotBeRead() throws Exception {
        for (String name : List.of(
                "2026-11-21T11-50-00Z-p07.xdf", "2026-11-21T11-50-00Z-p12.xdf", "2026-11-18T11-50-00Z-p07.xdf")) {
            Files.writeString(folder.resolve(name), "This is no recording.");
        }
        recorded("a.xdf", 30, "left calf", NOTHING, "");
        LiveSession shown = begun("left calf");
        assertEquals(List.of("2026-11-21T11-50-00Z-p07.xdf"), shown.unread());
        assertEquals(2, shown.givenBefore().repetitions());
    }

    @Test
    void namesARecordingWhichWasDamagedSinceItWasListed() throws Exception {
        Path damaged = recorded("a.xdf", 30, "left calf", NOTHING, "");
        FileTime written = Files.getLastModifiedTime(damaged);
        assertEquals(1, library.list().size());
        Files.write(damaged, new byte[(int) Files.size(damaged)]);
        Files.setLastModifiedTime(damaged, written);
        assertEquals(List.of("a.xdf"), begun("left calf").unread());
    }

    @Test
    void doesNotNameTheOneThatIsWrittenJustNow() throws Exception {
        Path written = folder.resolve("2026-11-21T11-59-59Z-p07.xdf");
        Files.writeString(written, "XDF:");
        station.recordingFile = Optional.of(written);
        assertTrue(begun("left calf").unread().isEmpty());
    }
}
