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
import org.myodose.acquisition.recording.RecordingName;
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
            return KeptSessions.day(startedAt);
        }

        String name() {
            return String.valueOf(file.getFileName());
        }
    }

    private record Read(long bytes, Optional<SessionReplay.Outcome> outcome) {}

    /**
     * What somebody was given on a day.
     *
     * @param unread names of recordings that could not be read, and may hold more
     */
    record Day(Given given, List<String> unread) {}

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

    /** How far it came, and what it gave; empty where it gave nothing, or nothing can be read of it. */
    Optional<SessionReplay.Outcome> outcome(Kept kept) {
        try {
            return read(kept);
        } catch (RecordingException unreadable) {
            LOG.warn("What {} gave is not known: {}", kept.file(), unreadable.getMessage());
            return Optional.empty();
        }
    }

    private Optional<SessionReplay.Outcome> read(Kept kept) throws RecordingException {
        Read known = read.get(kept.file());
        if (known == null || known.bytes() != kept.bytes()) {
            known = new Read(kept.bytes(), SessionReplay.of(Recording.open(kept.file())));
            read.put(kept.file(), known);
        }
        return known.outcome();
    }

    /**
     * What the person of {@code note} was given that day: at the same site, where both name one.
     *
     * @param own the recording of the session itself, which is left out
     * @param written the one that is written just now, of which there may be nothing to read yet
     * @throws IOException when the folder cannot be looked into
     */
    Day day(LocalDate day, SessionNote note, Path own, Path written) throws IOException {
        Given given = Given.NOTHING;
        List<String> unread = new ArrayList<>(lost(day, note.person()));
        for (Kept one : all()) {
            if (isMeant(one, day, note) && !one.file().equals(own)) {
                try {
                    given = given.plus(
                            read(one).map(SessionReplay.Outcome::given).orElse(Given.NOTHING));
                } catch (RecordingException unreadable) {
                    LOG.warn("The dose of {} is not counted: {}", one.file(), unreadable.getMessage());
                    unread.add(one.name());
                }
            }
        }
        unread.remove(String.valueOf(written.getFileName()));
        return new Day(given, unread);
    }

    private static boolean isMeant(Kept one, LocalDate day, SessionNote note) {
        String here = note.site();
        String there = one.note().site();
        boolean elsewhere = !here.isEmpty() && !there.isEmpty() && !here.equalsIgnoreCase(there);
        return one.note().person().equals(note.person()) && one.day().equals(day) && !elsewhere;
    }

    /** Files that do not say whose they are any more, but are named as recordings of that person and day. */
    private List<String> lost(LocalDate day, String person) throws IOException {
        return library.list().stream()
                .filter(listed -> listed.description() == null)
                .map(listed -> listed.item().path())
                .filter(file -> RecordingName.isLabelled(file, person))
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> RecordingName.when(name)
                        .map(KeptSessions::day)
                        .filter(day::equals)
                        .isPresent())
                .toList();
    }

    /** The day of that moment, where this computer is. */
    static LocalDate day(Instant when) {
        return LocalDate.ofInstant(when, ZoneId.systemDefault());
    }
}
