package org.myodose.dashboard.command;

import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.course.CourseLedger;
import org.myodose.dashboard.Pseudonyms;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.library.PersonsFiles;
import org.myodose.dashboard.library.RecordingsFolder;
import org.myodose.dashboard.security.AuditEvent;
import org.myodose.dashboard.security.PrivateFiles;
import org.myodose.dashboard.store.AuditLog;
import org.myodose.dashboard.store.Person;
import org.myodose.dashboard.store.Store;

/**
 * All that is known here of one pseudonym.
 *
 * @param person of the store; null where it knows nobody of that pseudonym
 * @param audit lines of the log that name the pseudonym
 * @param files of the folder of recordings
 */
record PersonalData(
        String pseudonym, @Nullable Person person, List<AuditEvent> audit, PersonsFiles files, Path folder) {

    /**
     * Looks in the open store, if there is one, and in the folder.
     *
     * @throws UserException when nothing is known, or the folder cannot be read
     */
    static PersonalData find(@Nullable Store store, LibraryOptions recordings, String pseudonym) {
        Pseudonyms.require(pseudonym);
        recordings.requireFolder();
        Path folder = recordings.folder().toAbsolutePath().normalize();
        try {
            PersonsFiles files = PersonsFiles.find(new RecordingsFolder(folder), pseudonym);
            Optional<Person> person =
                    Optional.ofNullable(store).flatMap(open -> open.people().find(pseudonym));
            if (person.isEmpty() && files.isEmpty()) {
                throw new UserException("Nothing is known of '" + pseudonym + "', neither in the store nor in " + folder
                        + ": is that the pseudonym, and are its recordings there (--recordings)?");
            }
            return new PersonalData(
                    pseudonym,
                    person.orElse(null),
                    store == null ? List.of() : audit(store, pseudonym, files),
                    files,
                    folder);
        } catch (IOException unreadable) {
            throw new UserException(
                    "The folder " + folder + " cannot be read (" + unreadable.getMessage()
                            + "): name the one of the recordings with --recordings.",
                    unreadable);
        }
    }

    /** What was done with the pseudonym, and with the recordings named after it. */
    private static List<AuditEvent> audit(Store store, String pseudonym, PersonsFiles files) {
        List<AuditEvent> audit = new ArrayList<>(AuditLog.of(store, pseudonym));
        files.recordings()
                .forEach(recording -> audit.addAll(AuditLog.below(store, "/api/v1/recordings/" + recording.id())));
        return audit;
    }

    /**
     * Writes it all into a ZIP that only this user may read: {@code person.json}, and the files as they are.
     *
     * @throws UserException when the file is there already, or cannot be written
     */
    void write(Path file) {
        if (Files.exists(file)) {
            throw new UserException(file + " is there already: choose another name with --out.");
        }
        try {
            PrivateFiles.write(file, out -> {
                try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                    zip.putNextEntry(new ZipEntry("person.json"));
                    zip.write(json().getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                    for (Path own : files.own()) {
                        zip.putNextEntry(new ZipEntry(
                                "files/" + folder.relativize(own).toString().replace('\\', '/')));
                        Files.copy(own, zip);
                        zip.closeEntry();
                    }
                }
            });
        } catch (IOException failure) {
            throw new UserException(
                    file + " cannot be written (" + failure.getMessage() + "): choose another place with --out.",
                    failure);
        }
    }

    private String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("pseudonym", pseudonym);
        all.put("name", person == null ? null : person.name().orElse(null));
        all.put("since", person == null ? null : person.since().toString());
        all.put(
                "auditLog",
                audit.stream()
                        .map(event -> List.of(
                                event.moment().toString(),
                                event.who(),
                                event.place(),
                                event.action(),
                                event.target(),
                                event.outcome()))
                        .toList());
        Map<String, Object> ledgers = new LinkedHashMap<>();
        files.ledgers()
                .forEach((ledger, entries) -> ledgers.put(
                        folder.relativize(ledger).toString(),
                        entries.stream()
                                .map(CourseLedger::json)
                                .map(RawValue::new)
                                .toList()));
        all.put("ledgers", ledgers);
        return Json.of(all) + "\n";
    }

    /** What it is, for a sentence. */
    String words() {
        boolean named = person != null && person.name().isPresent();
        long entries = files.ledgers().values().stream().mapToLong(List::size).sum();
        return (person == null ? "nobody in the store" : named ? "a name in the store" : "a pseudonym in the store")
                + ", " + files.recordings().size() + " recordings, "
                + files.companions().size() + " files beside them, " + entries + " entries in "
                + files.ledgers().size() + " ledgers";
    }

    /** What nothing can be done about, a sentence each. */
    List<String> cannot() {
        List<String> told = new ArrayList<>();
        files.ledgers().keySet().stream()
                .filter(ledger -> !files.ownLedgers().contains(ledger))
                .forEach(ledger -> told.add(ledger + " is about others too, and no line can be taken out of a ledger:"
                        + " its entries stay, under the pseudonym."));
        files.unread().forEach((ledger, why) -> told.add(ledger + " was left out: " + why));
        return told;
    }
}
