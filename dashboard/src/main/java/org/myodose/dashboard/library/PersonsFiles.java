package org.myodose.dashboard.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.recording.RecordingName;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.analysis.course.CourseLedger;
import org.myodose.analysis.course.Entry;
import org.myodose.analysis.course.LedgerException;
import org.myodose.analysis.session.SessionNote;
import org.myodose.dashboard.library.RecordingsFolder.Item;

/**
 * What a folder of recordings holds of one pseudonym. A recording is known by its name, as Myodose gives it, and a session's
 * also by what stands in it; a ledger by its entries. Immutable; the files may change meanwhile.
 *
 * @param recordings named after the pseudonym, or of a session of it
 * @param companions files beside a recording that are named after it, such as its annotations
 * @param ledgers that have entries of the pseudonym, with them
 * @param ownLedgers those of them that have entries of nobody else
 * @param unread ledgers, and recordings not named after it, that cannot be read, with the reason
 */
public record PersonsFiles(
        List<Item> recordings,
        List<Path> companions,
        Map<Path, List<Entry>> ledgers,
        List<Path> ownLedgers,
        Map<Path, String> unread) {

    /** A recording that is under way is brought to the disk every second at least. */
    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    private static final int DEEPEST = 4;
    private static final String LEDGER = ".ledger";

    /**
     * Looks through the folder and those in it, but hidden ones.
     *
     * @throws IOException when the folder cannot be looked into
     */
    public static PersonsFiles find(RecordingsFolder folder, String pseudonym) throws IOException {
        Map<Path, String> unread = new LinkedHashMap<>();
        List<Item> recordings = new ArrayList<>();
        for (Item item : folder.items()) {
            if (isOf(item.path(), pseudonym, unread)) {
                recordings.add(item);
            }
        }
        List<Path> companions = new ArrayList<>();
        for (Item recording : recordings) {
            companions.addAll(beside(recording.path()));
        }
        companions.forEach(unread::remove);
        Map<Path, List<Entry>> ledgers = new LinkedHashMap<>();
        List<Path> own = new ArrayList<>();
        for (Path ledger : ledgersIn(folder.root())) {
            try {
                List<Entry> all = new CourseLedger(ledger).read().entries();
                List<Entry> theirs = all.stream()
                        .filter(entry -> entry.subject().equals(pseudonym))
                        .toList();
                if (!theirs.isEmpty()) {
                    ledgers.put(ledger, theirs);
                }
                if (!theirs.isEmpty() && theirs.size() == all.size()) {
                    own.add(ledger);
                }
            } catch (LedgerException damaged) {
                unread.put(ledger, String.valueOf(damaged.getMessage()));
            }
        }
        return new PersonsFiles(List.copyOf(recordings), List.copyOf(companions), ledgers, List.copyOf(own), unread);
    }

    /** A session's recording says whose it is, whatever it is named; two pseudonyms can give files one name. */
    private static boolean isOf(Path file, String pseudonym, Map<Path, String> unread) {
        boolean named = RecordingName.isLabelled(file, pseudonym);
        try {
            return Recording.open(file)
                    .description()
                    .flatMap(description -> SessionNote.read(description.session()))
                    .map(note -> note.person().equals(pseudonym))
                    .orElse(named);
        } catch (RecordingException noRecording) {
            if (!named) {
                unread.put(file, String.valueOf(noRecording.getMessage()));
            }
            return named;
        }
    }

    /**
     * Recordings that are probably under way: written a moment ago, and without the end that one gets when it ends in order. To
     * take such a file away would lose what still comes, and that without a word.
     *
     * @throws IOException when a file cannot be looked at
     */
    public List<Path> underWay(Instant now) throws IOException {
        List<Path> underWay = new ArrayList<>();
        for (Item recording : recordings) {
            Path file = recording.path();
            boolean touched = Files.getLastModifiedTime(file).toInstant().isAfter(now.minus(A_MOMENT));
            if (touched && !isEnded(file)) {
                underWay.add(file);
            }
        }
        return underWay;
    }

    private static boolean isEnded(Path file) {
        try {
            return Recording.open(file).forEach(new RecordingVisitor() {}).closed();
        } catch (RecordingException noRecording) {
            // Nobody writes into what is no recording.
            return true;
        }
    }

    public boolean isEmpty() {
        return recordings.isEmpty() && companions.isEmpty() && ledgers.isEmpty();
    }

    /** All that are of this person alone. */
    public List<Path> own() {
        return Stream.of(recordings.stream().map(Item::path), companions.stream(), ownLedgers.stream())
                .flatMap(paths -> paths)
                .toList();
    }

    /** Those beginning with the recording's own name, and what was recovered from it. */
    private static List<Path> beside(Path recording) throws IOException {
        String name = fileName(recording);
        String stem = name.substring(0, name.lastIndexOf('.'));
        try (Stream<Path> files = Files.list(recording.toAbsolutePath().getParent())) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.equals(recording))
                    .filter(file -> fileName(file).startsWith(stem + ".")
                            || fileName(file).startsWith(stem + "-recovered"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> ledgersIn(Path root) throws IOException {
        try (Stream<Path> files = Files.find(
                root,
                DEEPEST,
                (file, attributes) ->
                        attributes.isRegularFile() && fileName(file).endsWith(LEDGER))) {
            return files.filter(file -> !isHidden(root.relativize(file)))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (UncheckedIOException folderShut) {
            throw folderShut.getCause();
        }
    }

    private static boolean isHidden(Path inRoot) {
        return StreamSupport.stream(inRoot.spliterator(), false)
                .anyMatch(part -> part.toString().startsWith("."));
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }

    /**
     * Deletes what is of this person alone, and what was made of it to be looked at; returns how many files. Ledgers of several
     * people stay, for no line can be taken out of them.
     *
     * @param cache where views and findings are kept
     * @throws IOException when a file cannot be deleted; those before it are gone
     */
    public int erase(Path cache) throws IOException {
        int erased = 0;
        for (Item recording : recordings) {
            eraseMade(cache, recording.place());
        }
        for (Path file : own()) {
            erased += Files.deleteIfExists(file) ? 1 : 0;
        }
        return erased;
    }

    private static void eraseMade(Path cache, String place) throws IOException {
        if (!Files.isDirectory(cache)) {
            return;
        }
        List<Path> made;
        try (Stream<Path> all = Files.walk(cache)) {
            made = all.filter(file -> !file.equals(cache))
                    .filter(file -> cache.relativize(file).toString().startsWith(place))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (UncheckedIOException changedMeanwhile) {
            throw changedMeanwhile.getCause();
        }
        for (Path file : made) {
            Files.deleteIfExists(file);
        }
    }
}
