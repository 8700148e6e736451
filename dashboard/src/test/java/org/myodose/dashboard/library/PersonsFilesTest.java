package org.myodose.dashboard.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.analysis.course.CourseLedger;
import org.myodose.analysis.course.Entry;
import org.myodose.analysis.course.Given;
import org.myodose.analysis.course.LedgerException;
import org.myodose.dashboard.TestRecordings;

/** What a folder holds of one person is found, no more and no less, and erased. */
class PersonsFilesTest {

    private static final String STEM = "2026-11-21T10-15-30Z-";

    @TempDir
    Path folder = Path.of("");

    private Path cache() {
        return folder.resolve(".cache");
    }

    private void file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }

    private void book(String ledger, String subject) throws LedgerException {
        OffsetDateTime when = OffsetDateTime.parse("2026-11-21T12:00+01:00");
        new CourseLedger(folder.resolve(ledger))
                .append(number -> new Entry(
                        number,
                        when,
                        when,
                        subject,
                        "press.xdf",
                        "neck",
                        new Given(1, 2, 3, 4),
                        OptionalInt.empty(),
                        Optional.empty()));
    }

    private PersonsFiles find() throws IOException {
        return PersonsFiles.find(new RecordingsFolder(folder), "p07");
    }

    private Set<String> left() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void erasesWhatIsOfThisPersonAndLeavesWhatIsOfOthers() throws Exception {
        Set<String> theirs = Set.of(
                STEM + "p07.xdf",
                STEM + "p07.xdf.annotations",
                STEM + "p07-2.xdf",
                STEM + "p07-recovered.xdf",
                "older/" + STEM + "p07.xdf");
        Set<String> others = Set.of(
                STEM + "p070.xdf",
                STEM + "p0.xdf",
                STEM + "P07.xdf",
                "2026-11-22T10-15-30Z-p07-2.xdf",
                STEM + "p070.xdf.annotations",
                "p07.xdf",
                ".hidden/" + STEM + "p07.xdf");
        for (String name : theirs) {
            file(name);
        }
        for (String name : others) {
            file(name);
        }
        book("p07.ledger", "p07");
        book("p07.ledger", "p07");
        book("both.ledger", "p07");
        book("both.ledger", "p08");
        book("p08.ledger", "p08");
        Files.writeString(folder.resolve("broken.ledger"), "nothing of the kind\nat all\n");
        PersonsFiles found = find();
        assertEquals(
                theirs.size(), found.recordings().size() + found.companions().size(), found.toString());
        assertEquals(2, entries(found, "p07.ledger"));
        assertEquals(1, entries(found, "both.ledger"));
        assertEquals(List.of(folder.resolve("p07.ledger")), found.ownLedgers());
        assertEquals(
                Set.of(
                        "broken.ledger",
                        STEM + "p070.xdf",
                        STEM + "p0.xdf",
                        STEM + "P07.xdf",
                        "2026-11-22T10-15-30Z-p07-2.xdf",
                        "p07.xdf"),
                found.unread().keySet().stream()
                        .map(file -> folder.relativize(file).toString())
                        .collect(Collectors.toSet()));
        for (RecordingsFolder.Item item : found.recordings()) {
            file(".cache/" + item.place() + "abc.json");
            file(".cache/" + item.place() + "-abc/signals.json");
        }
        file(".cache/0123456789-abc.json");
        int erased = found.erase(cache());
        assertEquals(theirs.size() + 1, erased);
        Set<String> expected = Stream.concat(
                        others.stream(),
                        Stream.of("both.ledger", "p08.ledger", "broken.ledger", ".cache/0123456789-abc.json"))
                .collect(Collectors.toSet());
        Set<String> left = left();
        left.removeIf(name -> name.endsWith(".lock"));
        assertEquals(expected, left);
        assertFalse(find().ledgers().isEmpty(), "the entries among others' stay");
    }

    private int entries(PersonsFiles found, String ledger) {
        return found.ledgers().getOrDefault(folder.resolve(ledger), List.of()).size();
    }

    @Test
    void findsASessionsRecordingWhateverItIsNamed() throws IOException {
        TestRecordings.session(folder.resolve("renamed.xdf"), "p07");
        TestRecordings.session(folder.resolve("another.xdf"), "p08");
        assertEquals(List.of(folder.resolve("renamed.xdf")), find().own());
        assertEquals(List.of("renamed.xdf"), listedOf("P07"));
    }

    private List<String> listedOf(String person) throws IOException {
        try (Library library = new Library(new RecordingsFolder(folder), cache(), "1", InstantSource.system())) {
            return library.list().stream()
                    .filter(listed -> RecordingFilter.person(listed).equalsIgnoreCase(person))
                    .map(listed -> listed.item().path().getFileName().toString())
                    .toList();
        }
    }

    @Test
    void knowsWhichRecordingIsStillUnderWay() throws IOException {
        Path ended = TestRecordings.session(folder.resolve("ended.xdf"), "p07");
        Path cut = TestRecordings.session(folder.resolve("cut.xdf"), "p07");
        try (FileChannel file = FileChannel.open(cut, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 1);
        }
        file(STEM + "p07.xdf");
        Instant written = Files.getLastModifiedTime(cut).toInstant();
        assertEquals(List.of(cut), find().underWay(written.plusSeconds(1)));
        assertEquals(List.of(), find().underWay(written.plusSeconds(60)), "whoever wrote it was killed");
        assertTrue(find().own().containsAll(List.of(ended, cut)));
    }

    @Test
    void findsNothingWhereThereIsNothing() throws IOException {
        file(STEM + "p08.xdf");
        assertTrue(find().isEmpty());
        assertEquals(0, find().erase(cache()));
    }
}
