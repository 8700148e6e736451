package org.myodose.dashboard.session;

import io.micronaut.data.exceptions.DataAccessException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.recording.RecordingName;
import org.myodose.analysis.course.Given;
import org.myodose.analysis.course.PlannedSession;
import org.myodose.analysis.dose.SessionSoFar;
import org.myodose.analysis.guidance.Phase;
import org.myodose.analysis.prescription.Contraindication;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.WrittenPrescription;
import org.myodose.analysis.session.Checklist;
import org.myodose.analysis.session.SessionNote;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.live.LiveSession;
import org.myodose.dashboard.session.KeptSessions.Kept;
import org.myodose.dashboard.session.KnownPrescriptions.Choice;
import org.myodose.dashboard.station.SessionControl;
import org.myodose.dashboard.station.SessionStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins sessions of people at a station: offers what was chosen last, and what was interrupted; each is recorded in a file of its own,
 * from which is counted what a person was given. Any thread; it reads recordings, and so takes its time.
 */
public final class SessionDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SessionDesk.class);

    private static final int LONGEST_SITE = 60;
    private static final int MOST_SITES = 12;

    private final SessionControl station;
    private final Library library;
    private final KeptSessions kept;
    private final KnownPrescriptions prescriptions;
    private final PeopleBook people;
    private final InstantSource clock;
    /** Whether somebody's session was begun since the program was started. */
    private volatile boolean begun;

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
        this.people = people;
        this.clock = clock;
        kept = new KeptSessions(library);
        prescriptions = new KnownPrescriptions(ofTheRun, own);
        station.offerSessions();
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
        if (named) {
            people.all().stream()
                    .filter(person -> !lasts.containsKey(person))
                    .map(person -> new SessionOffer.Last(person, "", ""))
                    .forEach(known::add);
        }
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
                prescriptions.ofTheRun());
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

    /** A session that was interrupted, and how far it had come. */
    private record Interrupted(Kept session, SessionSoFar soFar) {}

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

    /** The last session, where it is of today, has begun to give something, and neither ended nor was stopped. */
    private Optional<Interrupted> interrupted(List<Kept> sessions) {
        return sessions.stream()
                .findFirst()
                .filter(session ->
                        session.day().equals(today()) && !session.file().equals(present()))
                .filter(session -> !begun)
                .flatMap(session -> kept.outcome(session)
                        .filter(outcome -> outcome.phase() != Phase.FINISHED && outcome.phase() != Phase.STOPPED)
                        .filter(outcome -> outcome.soFar().presses() > 0)
                        .map(outcome -> new Interrupted(session, outcome.soFar())));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    /** The file that is being recorded now. */
    private Path present() {
        return station.recordingFile()
                .map(file -> file.toAbsolutePath().normalize())
                .orElse(Path.of(""));
    }

    private List<Kept> sessions() {
        try {
            return kept.all();
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
        WrittenPrescription written = written(wish);
        Prescription prescription = written.prescription();
        Checklist checklist = checklist(wish, prescription);
        String site = prescription.sites().size() == 1
                ? prescription.sites().getFirst().name()
                : "";
        begin(new SessionNote(wish.person(), site, checklist, "", SessionSoFar.NOTHING), prescription);
    }

    private WrittenPrescription written(SessionWish wish) {
        WrittenPrescription written = prescriptions
                .find(wish.prescription())
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no prescription '" + wish.prescription() + "' now: choose one of those offered."));
        if (wish.thresholdNewtons() != null) {
            written = written.with("threshold", wish.thresholdNewtons() + " N", "the page");
        }
        if (wish.firstSession() && written.limitsFirstSession()) {
            written = written.with("first session", "yes", "the page");
        }
        return written.namesSites() ? written : written.at(site(wish.site()), "the page");
    }

    private static String site(String told) {
        String site = told.strip().replaceAll("\\s+", " ");
        if (site.isEmpty() || site.length() > LONGEST_SITE || site.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "Say where, such as 'left calf': a site has 1 to " + LONGEST_SITE + " characters.");
        }
        return site;
    }

    private static Checklist checklist(SessionWish wish, Prescription prescription) {
        Set<String> found = Set.copyOf(wish.found());
        List<Contraindication> apply = prescription.checklist().stream()
                .filter(one -> found.contains(one.words()))
                .toList();
        if (apply.size() < found.size()) {
            throw new IllegalArgumentException(
                    "What applies is not on this prescription's checklist: load the page anew.");
        }
        String absolute = apply.stream()
                .filter(one -> one.kind() == Contraindication.Kind.ABSOLUTE)
                .map(Contraindication::words)
                .collect(Collectors.joining("; "));
        if (!absolute.isEmpty()) {
            throw new IllegalArgumentException("No session with " + absolute + ".");
        }
        return new Checklist(
                Checklist.State.of(wish.checklist()),
                apply.stream().map(Contraindication::words).toList());
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
        Given givenToday = kept.givenOn(today(), note.person(), sessions(), Path.of(""));
        LiveSession shown = new LiveSession(
                note.person(),
                note.site(),
                now,
                note.checklist().state().label(),
                !note.resumes().isEmpty(),
                PlannedSession.of(prescription).total(),
                without(givenToday, note.before()));
        Path file = RecordingName.unused(library.folder().root(), now, note.person());
        station.begin(new SessionStart(prescription, note, file, shown));
        begun = true;
        noteForNextTime(note.person());
    }

    /** The session runs by now, and is in its recording: a store that cannot be written must not make it look refused. */
    private void noteForNextTime(String person) {
        try {
            people.note(person);
        } catch (UserException | DataAccessException unable) {
            LOG.warn("{} is not noted among the people: {}", person, unable.getMessage());
        }
    }

    /** What a session goes on from is in its own dose. */
    private static Given without(Given today, SessionSoFar before) {
        return new Given(
                Math.max(0, today.holdSecondsInBand() - before.inBandSeconds()),
                Math.max(0, today.impulseNewtonSeconds() - before.impulseNewtonSeconds()),
                Math.max(0, today.repetitions() - before.repetitions()),
                today.minutes());
    }
}
