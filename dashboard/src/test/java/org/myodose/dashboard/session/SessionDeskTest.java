package org.myodose.dashboard.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myodose.analysis.dose.LimitsSpent;
import org.myodose.analysis.dose.SessionSoFar;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.analysis.session.Checklist;
import org.myodose.analysis.session.Checklist.State;
import org.myodose.analysis.session.SessionNote;
import org.myodose.dashboard.TestRecordings;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.library.RecordingsFolder;
import org.myodose.dashboard.station.SessionStart;

class SessionDeskTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /** Recordings of {@link TestRecordings} have two holds of 6 s: half of this. */
    static final Prescription FOUR_OF_FIVE_SECONDS = Prescriptions.byName("30-s-x-4")
            .orElseThrow()
            .written()
            .with("band", "30 to 50 N", "test")
            .with("hold", "5 s", "test")
            .with("repetitions", "4", "test")
            .with("rest", "1 s", "test")
            .at("left calf", "test")
            .prescription();

    private static final class Book implements PeopleBook {

        private final List<String> noted = new ArrayList<>(List.of("p01"));
        private boolean failing;

        @Override
        public List<String> all() {
            requireAnswer();
            return List.copyOf(noted);
        }

        @Override
        public void note(String pseudonym) {
            requireAnswer();
            noted.add(pseudonym);
        }

        private void requireAnswer() {
            if (failing) {
                throw new UserException("The store does not answer.");
            }
        }
    }

    @TempDir
    private Path folder;

    private final RememberingStation station = new RememberingStation();
    private final Book book = new Book();
    private Library library;
    private SessionDesk desk;

    @BeforeEach
    void open() {
        library = new Library(new RecordingsFolder(folder), folder.resolve(".cache"), "test", () -> NOW);
        desk = desk(List.of());
    }

    private SessionDesk desk(List<OwnPrescription> own) {
        InstantSource clock = () -> NOW;
        return new SessionDesk(station, library, Prescriptions.demonstration(), () -> own, book, clock);
    }

    @AfterEach
    void close() {
        library.close();
    }

    private static SessionNote note(String person, SessionSoFar before, String resumes) {
        return new SessionNote(person, "left calf", new Checklist(State.NONE, List.of()), resumes, before);
    }

    private void recorded(String name, Instant when, String person) throws IOException {
        TestRecordings.session(
                folder.resolve(name), when, FOUR_OF_FIVE_SECONDS, note(person, SessionSoFar.NOTHING, ""));
    }

    private static SessionWish wish(String person, String site, String prescription) {
        return new SessionWish(person, site, prescription, null, false, "none", List.of());
    }

    @Test
    void offersTheRunsPrescriptionAndNobodyWhereNothingIsRecorded() {
        SessionOffer offer = desk.offer(false);
        assertTrue(station.offers);
        assertNull(offer.last());
        assertNull(offer.goOn());
        assertEquals("demonstration", offer.prescription());
        assertEquals(Prescriptions.all().size(), offer.prescriptions().size());
    }

    @Test
    void namesPeopleOnlyToThoseWhoAreSignedIn() throws Exception {
        recorded("a.xdf", NOW.minus(Duration.ofDays(3)), "p07");
        assertEquals(List.of(), desk.offer(false).people());
        assertEquals(
                List.of("p07", "p01"),
                desk.offer(true).people().stream()
                        .map(SessionOffer.Last::person)
                        .toList());
        assertEquals(
                new SessionOffer.Last("p07", "left calf", "30-s-x-4"),
                desk.offer(false).last());
    }

    @Test
    void offersASessionAndBeginsItWhereTheStoreFailsAndTellsThatNotAllAreOffered() throws Exception {
        recorded("a.xdf", NOW.minus(Duration.ofDays(3)), "p07");
        assertNull(desk.offer(true).problem());
        book.failing = true;
        SessionOffer offer = desk.offer(true);
        assertEquals("The store does not answer.", offer.problem());
        assertEquals(
                List.of("p07"),
                offer.people().stream().map(SessionOffer.Last::person).toList(),
                "whom the recordings name");
        assertFalse(offer.prescriptions().isEmpty());
        assertNull(desk.offer(false).problem(), "to whom nobody is told, nothing is missing");
        desk.begin(wish("p12", "left calf", "30-s-x-4"));
        assertEquals("p12", station.begun.getFirst().note().person());
    }

    @Test
    void letsWhoWasHereBeforeKeepAPseudonymThatNobodyNewWouldGet() throws Exception {
        recorded("a.xdf", NOW.minus(Duration.ofDays(3)), "p07-");
        desk.begin(wish("p07-", "left calf", "30-s-x-4"));
        assertEquals("p07-", station.begun.getFirst().note().person());
    }

    @Test
    void beginsInARecordingOfItsOwnWithTheSiteInThePrescription() throws Exception {
        desk.begin(wish("p07", "  left   calf ", "30-s-x-4"));
        SessionStart start = station.begun.getFirst();
        assertEquals("left calf", start.note().site());
        assertEquals("left calf", start.prescription().sites().getFirst().name());
        assertEquals(folder.resolve("2026-11-21T12-00-00Z-p07.xdf"), start.file());
        assertEquals(4, start.shown().planned().repetitions());
        assertEquals(0, start.shown().givenBefore().repetitions());
        assertTrue(book.noted.contains("p07"));
    }

    @Test
    void countsWhatThePersonWasGivenTodayFromTheRecordingsAndNobodyElse() throws Exception {
        recorded("a.xdf", NOW.minus(Duration.ofMinutes(30)), "p07");
        recorded("b.xdf", NOW.minus(Duration.ofMinutes(20)), "p07");
        recorded("c.xdf", NOW.minus(Duration.ofMinutes(10)), "p12");
        recorded("d.xdf", NOW.minus(Duration.ofDays(2)), "p07");
        desk.begin(wish("p07", "left calf", "30-s-x-4"));
        assertEquals(4, station.begun.getFirst().shown().givenBefore().repetitions());
        assertEquals(22, station.begun.getFirst().shown().givenBefore().holdSecondsInBand(), 0.1);
    }

    @Test
    void goesOnWithTodaysInterruptedSessionAndCountsNothingTwice() throws Exception {
        recorded("a.xdf", NOW.minus(Duration.ofMinutes(30)), "p07");
        SessionOffer.GoOn offered = desk.offer(false).goOn();
        assertNotNull(offered);
        assertEquals(2, offered.repetitions());
        assertEquals(4, offered.repetitionsPlanned());
        desk.goOn();
        SessionStart start = station.begun.getFirst();
        assertEquals("a.xdf", start.note().resumes());
        assertEquals(2, start.note().before().repetitions());
        assertEquals(FOUR_OF_FIVE_SECONDS, start.prescription());
        assertEquals(0, start.shown().givenBefore().repetitions(), "what it goes on from is in its own dose");
        assertTrue(start.shown().resumed());
        assertNull(desk.offer(false).goOn(), "a session is on");
        assertThrows(IllegalArgumentException.class, desk::goOn);
    }

    @Test
    void countsOfASessionThatWentOnOnlyWhatIsItsOwn() throws Exception {
        recorded("a.xdf", NOW.minus(Duration.ofMinutes(30)), "p07");
        SessionSoFar before = new SessionSoFar(2, 2, 2, 12, 12, 480, 20);
        TestRecordings.session(
                folder.resolve("b.xdf"),
                NOW.minus(Duration.ofMinutes(10)),
                FOUR_OF_FIVE_SECONDS,
                note("p07", before, "a.xdf"));
        assertNull(desk.offer(false).goOn(), "all four holds are given");
        desk.begin(wish("p07", "left calf", "30-s-x-4"));
        assertEquals(4, station.begun.getFirst().shown().givenBefore().repetitions());
    }

    @Test
    void offersTheInterruptedSessionThoughALaterOneCameToNothing() throws Exception {
        recorded("a.xdf", NOW.minus(Duration.ofMinutes(30)), "p07");
        TestRecordings.headerOnly(
                folder.resolve("b.xdf"),
                NOW.minus(Duration.ofMinutes(10)),
                FOUR_OF_FIVE_SECONDS,
                note("p12", SessionSoFar.NOTHING, ""));
        TestRecordings.headerOnly(
                folder.resolve("c.xdf"),
                NOW.minus(Duration.ofMinutes(5)),
                FOUR_OF_FIVE_SECONDS,
                note("p07", new SessionSoFar(2, 2, 2, 12, 12, 480, 20), "a.xdf"));
        TestRecordings.idle(
                folder.resolve("d.xdf"),
                NOW.minus(Duration.ofMinutes(2)),
                FOUR_OF_FIVE_SECONDS,
                note("p12", SessionSoFar.NOTHING, ""));
        SessionOffer.GoOn offered = desk.offer(false).goOn();
        assertNotNull(offered);
        assertEquals("p07", offered.person());
        desk.goOn();
        assertEquals("a.xdf", station.begun.getFirst().note().resumes());
    }

    @Test
    void goesOnWithWhatWasSpentOfLimitsByAllPressing() throws Exception {
        recorded("a.xdf", NOW.minus(Duration.ofMinutes(30)), "p07");
        desk.goOn();
        SessionSoFar before = station.begun.getFirst().note().before();
        LimitsSpent limits = before.limits();
        assertNotNull(limits);
        assertEquals(0, limits.siteIndex());
        assertEquals(2, limits.siteRepetitions());
        assertTrue(limits.siteSeconds() > before.holdSeconds(), "rises and falls are pressing, too");
        assertTrue(limits.sessionImpulseNewtonSeconds() > 440, limits::toString);
        assertEquals(18, limits.sinceFirstPressSeconds(), 0.5, "of 20 s, the first press at 2 s");
    }

    @Test
    void offersNothingToGoOnOfAnotherDay() throws Exception {
        recorded("a.xdf", NOW.minus(Duration.ofDays(1)), "p07");
        assertNull(desk.offer(false).goOn());
    }

    @ParameterizedTest
    @CsvSource({
        "Anna Koval, left calf, 30-s-x-4, no real name",
        "p07-, left calf, 30-s-x-4, no hyphen at the end",
        "P01, left calf, 30-s-x-4, mixed up with 'p01'",
        "p01-2, left calf, 30-s-x-4, mixed up with 'p01'",
        "p07, '', 30-s-x-4, Say where",
        "p07, left calf, no-such-one, There is no prescription",
        "p07, front of the neck, 30-s-x-4, no held pressure belongs",
        "p07, left calf, hou-2002-at-the-threshold, threshold",
    })
    void refusesWithASentenceAndBeginsNothing(String person, String site, String prescription, String sentence) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> desk.begin(wish(person, site, prescription)));
        assertTrue(String.valueOf(refused.getMessage()).contains(sentence), refused::toString);
        assertEquals(List.of(), station.begun);
    }

    @Test
    void beginsNoSessionWithAnAbsoluteContraindicationAndNotesAnyOther() throws Exception {
        SessionWish fever = new SessionWish(
                "p07", "left calf", "30-s-x-4", null, false, "found", List.of("fever or acute infection"));
        assertThrows(IllegalArgumentException.class, () -> desk.begin(fever));
        desk.begin(new SessionWish(
                "p07", "left calf", "30-s-x-4", null, false, "found", List.of("skin disease or a wound")));
        desk.begin(new SessionWish("p07", "left calf", "30-s-x-4", null, false, "skipped", List.of()));
        assertEquals(
                List.of(State.FOUND, State.SKIPPED),
                station.begun.stream()
                        .map(start -> start.note().checklist().state())
                        .toList());
    }

    @Test
    void takesAPersonsThreshold() throws Exception {
        desk.begin(new SessionWish("p07", "left calf", "hou-2002-at-the-threshold", 45.0, false, "none", List.of()));
        assertFalse(station.begun.getFirst().prescription().text().isEmpty());
    }

    @Test
    void offersOnesOwnPrescriptionsAndSaysWhyOneCannotBeUsed() throws Exception {
        String text = Prescriptions.byName("30-s-x-4").orElseThrow().text().replaceFirst("name=.*", "name=Mine");
        SessionDesk with = desk(List.of(new OwnPrescription("mine", text), new OwnPrescription("bad", "band=1")));
        with.begin(wish("p07", "left calf", "mine"));
        assertEquals("Mine", station.begun.getFirst().prescription().name());
        assertTrue(with.offer(false).prescriptions().stream()
                .anyMatch(choice -> "bad".equals(choice.get("id")) && choice.containsKey("refused")));
    }
}
