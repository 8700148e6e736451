package org.myodose.analysis.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseLedgerTest {

    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-03-02T12:00:00+01:00");

    @TempDir
    private Path folder;

    private Path file;
    private CourseLedger ledger;

    @BeforeEach
    void open() {
        file = folder.resolve("course.ledger");
        ledger = new CourseLedger(file);
    }

    private Entry append(String subject, String site, double seconds) throws LedgerException {
        return ledger.append(number -> new Entry(
                number,
                NOON.plusMinutes(5),
                NOON,
                subject,
                "session 1",
                site,
                new Given(seconds, 40 * seconds, 1, 5),
                OptionalInt.empty(),
                Optional.empty()));
    }

    @Test
    void keepsEntriesInTheirOrderToTheLastDigit() throws Exception {
        Entry first = append("p07", "left upper trapezius", 30.1);
        Entry second = append("p07", "„right“, \"lower\" µ\\n", 1.0 / 3);
        assertEquals(List.of(first, second), ledger.read().entries());
        assertEquals(List.of(first, second), new CourseLedger(file).read().entries());
        assertEquals(2, second.number());
    }

    @Test
    void isEmptyBeforeItsFirstEntry() throws Exception {
        assertEquals(List.of(), ledger.read().entries());
        assertTrue(Files.notExists(file), "looking makes no file");
    }

    @Test
    void findsOutWhoAltersDropsOrSwapsALine() throws Exception {
        for (int seconds = 10; seconds <= 40; seconds += 10) {
            append("p07", "neck", seconds);
        }
        List<String> lines = Files.readAllLines(file);
        assertAltered(List.of(lines.get(0), lines.get(1).replace("10.0", "11.0"), lines.get(2)), 2);
        assertAltered(List.of(lines.get(0), lines.get(1), lines.get(3), lines.get(4)), 3);
        assertAltered(List.of(lines.get(0), lines.get(2), lines.get(1)), 2);
        assertAltered(List.of(lines.get(0), lines.get(1), "short"), 3);
    }

    private void assertAltered(List<String> lines, int line) throws IOException {
        Files.write(file, lines);
        byte[] altered = Files.readAllBytes(file);
        LedgerException refusal = assertThrows(LedgerException.class, ledger::read);
        assertTrue(String.valueOf(refusal.getMessage()).contains("line " + line + " was altered"), refusal::toString);
        assertThrows(LedgerException.class, () -> append("p07", "neck", 1), "nothing is built on what was altered");
        assertEquals(Arrays.toString(altered), Arrays.toString(Files.readAllBytes(file)));
    }

    @Test
    void refusesAFileOfAnotherKind() throws Exception {
        Files.writeString(file, "Dear reader,\n");
        LedgerException refusal = assertThrows(LedgerException.class, () -> append("p07", "neck", 1));
        assertTrue(String.valueOf(refusal.getMessage()).contains("is no ledger"), refusal::toString);
        assertEquals("Dear reader,\n", Files.readString(file));
    }

    @Test
    void aCrashAtAnyByteCostsAtMostTheEntryThatWasBeingWritten() throws Exception {
        Entry first = append("p07", "neck", 10);
        int before = Math.toIntExact(Files.size(file));
        append("p07", "neck", 20);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            List<Entry> safe = ledger.read().entries();
            assertEquals(length < before ? List.of() : List.of(first), safe, "cut at " + length);
            Entry next = append("p08", "back", 30);
            List<Entry> after = ledger.read().entries();
            assertEquals(safe.size() + 1, after.size());
            assertEquals(next, after.getLast());
            assertEquals(0, ledger.read().tornBytes());
        }
    }

    @Test
    void takesEntriesOfSeveralWritersAtOnce() throws Exception {
        List<Callable<Entry>> writers = IntStream.range(0, 20)
                .<Callable<Entry>>mapToObj(writer -> () -> append("p" + writer, "neck", writer))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (var future : threads.invokeAll(writers)) {
                future.get();
            }
        }
        assertEquals(20, ledger.read().entries().size());
    }

    @Test
    void takesNoNamesAndNoNonsense() {
        assertThrows(IllegalArgumentException.class, () -> append("Anna Müller", "neck", 10));
        assertThrows(IllegalArgumentException.class, () -> append("p07", " ", 10));
        assertThrows(IllegalArgumentException.class, () -> append("p07", "neck", -1));
        assertThrows(IllegalArgumentException.class, () -> append("p07", "neck", Double.NaN));
    }
}
