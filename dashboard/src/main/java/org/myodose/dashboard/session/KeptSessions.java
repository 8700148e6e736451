package org.myodose.dashboard.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.course.Given;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionException;
import org.myodose.analysis.prescription.PrescriptionJson;
import org.myodose.analysis.report.SessionReplay;
import org.myodose.analysis.session.SessionNote;
import org.myodose.dashboard.library.Library;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of people that the recordings of a folder hold. What they gave is found by reading them through once, and kept in
 * memory while they do not change. Any thread; reading takes its time.
 */
final class KeptSessions {

    private static final Logger LOG = LoggerFactory.getLogger(KeptSessions.class);

    /** One recording of somebody. */
    record Kept(Path file, Instant startedAt, long bytes, SessionNote note, Prescription prescription) {

        LocalDate day() {
            return LocalDate.ofInstant(startedAt, ZoneId.systemDefault());
        }

        String name() {
            return String.valueOf(file.getFileName());
        }
    }

    private record Read(long bytes, Optional<SessionReplay.Outcome> outcome) {}

    private final Library library;
    private final Map<Path, Read> read = new ConcurrentHashMap<>();

    KeptSessions(Library library) {
        this.library = library;
    }

    /**
     * All there are, the newest first.
     *
     * @throws IOException when the folder cannot be looked into
     */
    List<Kept> all() throws IOException {
        List<Kept> sessions = new ArrayList<>();
        for (Library.Listed listed : library.list()) {
            RecordingDescription description = listed.description();
            if (description != null) {
                SessionNote.read(description.session())
                        .flatMap(note -> prescription(description)
                                .map(prescription -> new Kept(
                                        listed.item().path(),
                                        description.startedAt(),
                                        listed.item().bytes(),
                                        note,
                                        prescription)))
                        .ifPresent(sessions::add);
            }
        }
        sessions.sort(Comparator.comparing(Kept::startedAt).reversed());
        return sessions;
    }

    private static Optional<Prescription> prescription(RecordingDescription description) {
        try {
            return PrescriptionJson.read(description.prescription());
        } catch (PrescriptionException senseless) {
            return Optional.empty();
        }
    }

    /** How far it came, and what it gave; empty where nothing can be read of it. */
    Optional<SessionReplay.Outcome> outcome(Kept kept) {
        return read.compute(
                        kept.file(),
                        (file, known) -> known != null && known.bytes() == kept.bytes()
                                ? known
                                : new Read(kept.bytes(), replayed(file)))
                .outcome();
    }

    private static Optional<SessionReplay.Outcome> replayed(Path file) {
        try {
            return SessionReplay.of(Recording.open(file));
        } catch (RecordingException unreadable) {
            // What came to nothing has given nothing; the researcher's list tells why.
            LOG.warn("The dose of {} is not counted: {}", file, unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** What this person was given on that day, in recordings but that one. */
    Given givenOn(LocalDate day, String person, List<Kept> sessions, Path but) {
        return sessions.stream()
                .filter(kept ->
                        kept.note().person().equals(person) && kept.day().equals(day))
                .filter(kept -> !kept.file().equals(but))
                .map(this::outcome)
                .flatMap(Optional::stream)
                .map(SessionReplay.Outcome::given)
                .reduce(Given.NOTHING, Given::plus);
    }
}
