package org.myodose.dashboard.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.recording.RecordingName;
import org.myodose.analysis.course.Given;
import org.myodose.analysis.course.PlannedSession;
import org.myodose.analysis.dose.SessionSoFar;
import org.myodose.analysis.guidance.Phase;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.session.Checklist;
import org.myodose.analysis.session.SessionNote;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.live.LiveSession;
import org.myodose.dashboard.session.KeptSessions.Kept;
import org.myodose.dashboard.session.KnownPrescriptions.Choice;
import org.myodose.dashboard.station.SessionControl;
import org.myodose.dashboard.station.SessionStart;

/**
 * Begins sessions of people at a station: offers what was chosen last, and what was interrupted; each is recorded in a file of its own,
 * from which is counted what a person was given. Any thread; it reads recordings, and so takes its time.
 */
public final class SessionDesk {

    private static final double SECONDS_PER_MINUTE = 60;
    private static final int MOST_SITES = 12;

    private final SessionControl station;
    private final Library library;
    private final KeptSessions kept;
    private final KnownPrescriptions prescriptions;
    private final WishReader wishes;
    private final KnownPeople people;
    private final InstantSource clock;
    /** The session that was begun last since the program was started. */
    private volatile @Nullable SessionStart begun;

    /**
     * A desk that offers sessions on the station's pages from now on.
     *
     * @param library the folder in which sessions are recorded, and were
     * @param ofTheRun the prescription that the program was started with
     * @param own prescriptions that people keep here
     * @param people who is noted in the store
     */
    public SessionDesk(
            SessionControl station,
            Library library,
            Prescription ofTheRun,
            Supplier<List<OwnPrescription>> own,
            PeopleBook people,
            InstantSource clock) {
        this.station = station;
        this.library = library;
        this.people = new KnownPeople(people);
        this.clock = clock;
        kept = new KeptSessions(library);
        prescriptions = new KnownPrescriptions(ofTheRun, own);
        wishes = new WishReader(prescriptions);
        station.offerSessions();
        station.whenRecordingEnds(ended -> countAgain());
    }

    /**
     * What can be chosen.
     *
     * @param named whether people are told, other than the one of the last session
     */
    public SessionOffer offer(boolean named) {
        List<Kept> sessions = sessions();
        Map<String, SessionOffer.Last> lasts = new LinkedHashMap<>();
        for (Kept session : sessions) {
            lasts.computeIfAbsent(session.note().person(), person -> last(session));
        }
        List<SessionOffer.Last> known = new ArrayList<>(lasts.values());
        KnownPeople.Asked noted = named ? people.ask() : new KnownPeople.Asked(List.of(), null);
        noted.people().stream()
                .filter(person -> !lasts.containsKey(person))
                .map(person -> new SessionOffer.Last(person, "", ""))
                .forEach(known::add);
        return new SessionOffer(
                interrupted(sessions).map(SessionDesk::goOn).orElse(null),
                lasts.values().stream().findFirst().orElse(null),
                named ? known : List.of(),
                sessions.stream()
                        .map(session -> session.note().site())
                        .filter(site -> !site.isEmpty())
                        .distinct()
                        .limit(MOST_SITES)
                        .toList(),
                prescriptions.choices().stream().map(SessionDesk::fields).toList(),
                prescriptions.ofTheRun(),
                noted.problem());
    }

    private SessionOffer.Last last(Kept session) {
        return new SessionOffer.Last(
                session.note().person(),
                session.note().site(),
                prescriptions.idOf(session.prescription().name()));
    }

    private static Map<String, Object> fields(Choice choice) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", choice.id());
        fields.put("name", choice.name());
        fields.put("needsThreshold", choice.needsThreshold());
        fields.put("limitsFirstSession", choice.limitsFirstSession());
        fields.put("sites", choice.sites());
        fields.put(
                "checklist",
                choice.checklist().stream()
                        .map(one -> Map.of("kind", one.kind().label(), "words", one.words()))
                        .toList());
        if (choice.refused() != null) {
            fields.put("refused", choice.refused());
        }
        return fields;
    }

    /** A session that may have been interrupted, and how far it had come. */
    private record Interrupted(Kept session, Phase phase, SessionSoFar soFar) {}

    private static SessionOffer.GoOn goOn(Interrupted interrupted) {
        Kept session = interrupted.session();
        return new SessionOffer.GoOn(
                session.note().person(),
                session.note().site(),
                session.prescription().name(),
                interrupted.soFar().repetitions(),
                session.prescription().repetitions(),
                session.startedAt().toString());
    }

    /**
     * The last session of today that has given something, where it neither ended nor was stopped. What began after it and came to
     * nothing is passed over, such as a recording of which a crash left no more than its header.
     */
    private Optional<Interrupted> interrupted(List<Kept> sessions) {
        if (begun != null) {
            return Optional.empty();
        }
        return sessions.stream()
                .filter(session ->
                        session.day().equals(today()) && !session.file().equals(present()))
                .flatMap(
                        session -> kept
                                .outcome(session)
                                .map(outcome -> new Interrupted(session, outcome.phase(), outcome.soFar()))
                                .stream())
                .filter(session -> session.soFar().presses() > 0)
                .findFirst()
                .filter(session -> session.phase() != Phase.FINISHED && session.phase() != Phase.STOPPED);
    }

    private LocalDate today() {
        return KeptSessions.day(clock.instant());
    }

    /** The file that is being recorded now. */
    private Path present() {
        return station.recordingFile().map(SessionDesk::normal).orElse(Path.of(""));
    }

    private static Path normal(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private List<Kept> sessions() {
        return looked(kept::all);
    }

    private interface Look<T> {
        T into() throws IOException;
    }

    private static <T> T looked(Look<T> look) {
        try {
            return look.into();
        } catch (IOException unreadable) {
            throw new UserException(
                    "The folder of recordings cannot be looked into (" + unreadable.getMessage()
                            + "): see to it first.",
                    unreadable);
        }
    }

    /**
     * Begins a session.
     *
     * @throws IllegalArgumentException when it cannot be as asked, saying what to do
     * @throws RecordingException when it cannot be recorded
     */
    public synchronized void begin(SessionWish wish) throws RecordingException {
        people.require(
                wish.person(),
                sessions().stream().map(session -> session.note().person()).toList());
        Prescription prescription = wishes.prescription(wish);
        Checklist checklist = WishReader.checklist(wish, prescription);
        String site = prescription.sites().size() == 1
                ? prescription.sites().getFirst().name()
                : "";
        begin(new SessionNote(wish.person(), site, checklist, "", SessionSoFar.NOTHING), prescription);
    }

    /**
     * Goes on with the session that was interrupted.
     *
     * @throws IllegalArgumentException when there is none
     * @throws RecordingException when it cannot be recorded
     */
    public synchronized void goOn() throws RecordingException {
        Interrupted interrupted = interrupted(sessions())
                .orElseThrow(() -> new IllegalArgumentException(
                        "No session of today was interrupted: begin one, or load the page anew."));
        SessionNote before = interrupted.session().note();
        begin(
                new SessionNote(
                        before.person(),
                        before.site(),
                        before.checklist(),
                        interrupted.session().name(),
                        interrupted.soFar()),
                interrupted.session().prescription());
    }

    private void begin(SessionNote note, Prescription prescription) throws RecordingException {
        Instant now = clock.instant();
        Path file = RecordingName.unused(library.folder().root(), now, note.person());
        SessionStart start = new SessionStart(prescription, note, file, shown(prescription, note, file, now));
        station.begin(start);
        begun = start;
        people.noteForNextTime(note.person());
    }

    private LiveSession shown(Prescription prescription, SessionNote note, Path file, Instant startedAt) {
        KeptSessions.Day day = looked(() -> kept.day(KeptSessions.day(startedAt), note, normal(file), present()));
        return new LiveSession(
                note.person(),
                note.site(),
                startedAt,
                note.checklist().state().label(),
                !note.resumes().isEmpty(),
                PlannedSession.of(prescription).total(),
                without(day.given(), note.before()),
                day.unread());
    }

    /** The recording before is whole by now, and may hold more than there was to read of it when the present session began. */
    private synchronized void countAgain() {
        SessionStart present = begun;
        if (present != null) {
            LiveSession told = present.shown();
            LiveSession better = shown(present.prescription(), present.note(), present.file(), told.startedAt());
            if (!better.equals(told)) {
                begun = new SessionStart(present.prescription(), present.note(), present.file(), better);
                station.correct(better);
            }
        }
    }

    /** What a session goes on from is in its own dose. */
    private static Given without(Given today, SessionSoFar before) {
        return new Given(
                Math.max(0, today.holdSecondsInBand() - before.inBandSeconds()),
                Math.max(0, today.impulseNewtonSeconds() - before.impulseNewtonSeconds()),
                Math.max(0, today.repetitions() - before.repetitions()),
                Math.max(0, today.minutes() - before.sessionSeconds() / SECONDS_PER_MINUTE));
    }
}
