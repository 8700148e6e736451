package org.myodose.analysis.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.acquisition.recording.Recording;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.report.Analysis;
import org.myodose.analysis.table.OutputException;

/** A folder of recordings and tables, whole and broken, into two tables. */
@Timeout(120)
class BatchTest {

    private static final int TABLES = 5;
    private static final int FILES = TABLES + 2;
    private static final BatchProgress UNHEARD = state -> {};

    @TempDir
    private static Path shelf;

    private static boolean filled;

    @TempDir
    private Path folder;

    private Path in = Path.of("");

    @BeforeEach
    void copyInput() throws Exception {
        if (!filled) {
            BatchFolder.fill(shelf, TABLES);
            filled = true;
        }
        in = folder.resolve("in");
        try (Stream<Path> paths = Files.walk(shelf)) {
            for (Path path : paths.toList()) {
                Files.copy(path, in.resolve(shelf.relativize(path).toString()));
            }
        }
    }

    private Batch batch(String out, int threads, BatchSettings settings) throws OutputException {
        return new Batch(in, folder.resolve(out), false, settings, threads, UNHEARD);
    }

    private BatchOutcome run(String out, int threads) throws IOException {
        return batch(out, threads, BatchFolder.SETTINGS).run();
    }

    private BatchOutcome again(BatchSettings settings) throws IOException {
        return new Batch(in, folder.resolve("r.csv"), true, settings, 2, UNHEARD).run();
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    private List<String> contents() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".parquet", ".csv"})
    void givesTheSameBytesWhateverTheThreads(String format) throws IOException {
        run("one" + format, 1);
        run("four" + format, 4);
        assertArrayEquals(bytes("one" + format), bytes("four" + format));
        assertArrayEquals(bytes("one-recordings" + format), bytes("four-recordings" + format));
    }

    @Test
    void holdsEveryFigureThatTheAnalysisOfTheFileGives() throws Exception {
        BatchOutcome outcome = run("r.parquet", 2);
        assertEquals(FILES, outcome.files());
        assertEquals(List.of(), outcome.failures());
        List<Hold> expected =
                Analysis.of(Recording.open(in.resolve("glove.xdf")), null).holds();
        assertFalse(expected.isEmpty());
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT * FROM '" + folder.resolve("r.parquet") + "' WHERE file = 'glove.xdf' ORDER BY hold")) {
            for (Hold hold : expected) {
                assertTrue(rows.next());
                assertRow(hold, rows);
            }
            assertFalse(rows.next());
        }
    }

    private static void assertRow(Hold hold, ResultSet row) throws SQLException {
        assertEquals(hold.index(), row.getInt("hold"));
        assertEquals(hold.channel(), row.getString("channel"));
        assertEquals(hold.site(), row.getString("site"));
        assertEquals(hold.onsetSeconds(), row.getDouble("onsetSeconds"));
        assertEquals(hold.releaseSeconds(), row.getDouble("releaseSeconds"));
        assertEquals(hold.ended().label(), row.getString("ended"));
        assertEquals(hold.meanForce(), row.getDouble("meanForce"));
        assertEquals(hold.impulse(), row.getDouble("impulse"));
        assertEquals(hold.baselineForce(), row.getDouble("baselineForce"));
        assertEquals(hold.releaseRule().sentence(), row.getString("releaseCause"));
        assertEquals(hold.clipped(), row.getBoolean("clipped"));
        assertEquals("N", row.getString("forceUnit"));
        assertEquals(1.0, row.getDouble("newtonsPerUnit"));
        assertEquals(64, row.getString("sha256").length());
        assertEquals("test", row.getString("softwareVersion"));
    }

    @Test
    void tellsBadFilesAndGoesOn() throws Exception {
        Random random = new Random(1);
        byte[] noise = new byte[100_000];
        random.nextBytes(noise);
        Files.write(in.resolve("noise.xdf"), noise);
        Files.write(in.resolve("noise.csv"), noise);
        Files.createFile(in.resolve("empty.csv"));
        Files.createFile(in.resolve("empty.xdf"));
        Files.createSymbolicLink(in.resolve("nowhere.csv"), in.resolve("gone.csv"));
        byte[] whole = Files.readAllBytes(in.resolve("glove.xdf"));
        Files.write(in.resolve("cut.xdf"), Arrays.copyOf(whole, whole.length * 2 / 3));
        Files.write(in.resolve("cut early.xdf"), Arrays.copyOf(whole, 700));
        BatchOutcome outcome = run("r.csv", 3);
        assertEquals(FILES + 7, outcome.files());
        assertEquals(6, outcome.failures().size(), outcome.failures().toString());
        List<String> rows = Files.readAllLines(folder.resolve("r-recordings.csv"));
        assertEquals(1 + FILES + 7, rows.size(), "a heading and a row a file");
        String cut = rows.stream()
                .filter(row -> row.startsWith("cut.xdf,"))
                .findFirst()
                .orElseThrow();
        assertTrue(cut.startsWith("cut.xdf,0,,recording,"), cut);
        assertTrue(cut.contains("cut off"), cut);
        for (String bad : List.of("noise.xdf", "noise.csv", "empty.csv", "empty.xdf", "nowhere.csv", "cut early.xdf")) {
            assertTrue(outcome.failures().stream().anyMatch(told -> told.contains(bad) && told.endsWith(".")), bad);
            assertTrue(rows.stream().anyMatch(row -> row.startsWith(bad + ",,")), bad);
        }
    }

    @Test
    void takesUpWhatAnEarlierRunFoundAndLooksAgainAtWhatHasChanged() throws IOException {
        run("r.csv", 2);
        byte[] first = bytes("r.csv");
        assertEquals(FILES, again(BatchFolder.SETTINGS).reused());
        Path touched = in.resolve("more/of them/table-1.csv");
        Files.setLastModifiedTime(touched, FileTime.fromMillis(1));
        assertEquals(FILES, again(BatchFolder.SETTINGS).reused(), "the same bytes under another date");
        assertArrayEquals(first, bytes("r.csv"));
        BatchFolder.table(touched, 1 + 7);
        assertEquals(FILES - 1, again(BatchFolder.SETTINGS).reused(), "as many bytes, but others");
        assertFalse(Arrays.equals(first, bytes("r.csv")));
        assertEquals(0, again(BatchFolder.settings("others", "build 1")).reused());
        assertEquals(0, again(BatchFolder.settings("others", "build 2")).reused());
    }

    @Test
    void takesUpAJournalThatWasTornAnywhere() throws IOException {
        run("r.csv", 2);
        byte[] whole = bytes("r.csv");
        byte[] journal = bytes("r.csv.journal");
        Random random = new Random(5);
        for (int trial = 0; trial < 20; trial++) {
            int length = random.nextInt(journal.length);
            Files.write(folder.resolve("r.csv.journal"), Arrays.copyOf(journal, length));
            int linesKept = Math.max(0, (int) countLines(journal, length) - 1);
            assertEquals(linesKept, again(BatchFolder.SETTINGS).reused(), "cut at " + length);
            assertArrayEquals(whole, bytes("r.csv"), "cut at " + length);
        }
    }

    private static long countLines(byte[] bytes, int length) {
        long lines = 0;
        for (int index = 0; index < length; index++) {
            lines += bytes[index] == '\n' ? 1 : 0;
        }
        return lines;
    }

    @Test
    void triesAgainWhatCouldNotBeReadBefore() throws IOException {
        Files.createFile(in.resolve("later.csv"));
        assertEquals(1, run("r.csv", 2).failures().size());
        assertEquals(1, again(BatchFolder.SETTINGS).failures().size());
        BatchFolder.table(in.resolve("later.csv"), 9);
        assertEquals(List.of(), again(BatchFolder.SETTINGS).failures());
    }

    @Test
    void writesNothingButTheJournalWhenCancelled() throws IOException {
        List<Batch> running = new ArrayList<>();
        BatchProgress impatient = state -> {
            if (state.done() == 2) {
                running.getFirst().cancel();
            }
        };
        running.add(new Batch(in, folder.resolve("r.csv"), false, BatchFolder.SETTINGS, 1, impatient));
        assertTrue(running.getFirst().run().cancelled());
        assertEquals(List.of("in", "r.csv.journal"), contents());
        assertEquals(2, run("r.csv", 2).reused());
        assertEquals(
                List.of("in", "r-recordings.csv", "r-recordings.csv.json", "r.csv", "r.csv.journal", "r.csv.json"),
                contents());
    }

    @Test
    void refusesResultsThatExistAndNamesOfNoFormat() throws IOException {
        Files.writeString(folder.resolve("r-recordings.csv"), "mine");
        assertTrue(refusal("r.csv").contains("r-recordings.csv exists already"));
        assertTrue(refusal("r.xlsx").contains("a name that ends in .csv or .parquet"));
        assertEquals("mine", Files.readString(folder.resolve("r-recordings.csv")));
    }

    @Test
    void refusesToShareResultsWithAnotherRun() throws IOException {
        Path journal = folder.resolve("r.csv.journal");
        try (Journal other = Journal.open(journal, BatchFolder.SETTINGS)) {
            assertNull(other.known("glove.xdf"));
            assertTrue(refusal("r.csv").startsWith("Another run is writing"));
        }
        Files.writeString(journal, "Dear diary,\n");
        assertTrue(refusal("r.csv").contains("is no journal"));
        assertEquals("Dear diary,\n", Files.readString(journal));
    }

    private String refusal(String out) {
        return String.valueOf(
                assertThrows(OutputException.class, () -> run(out, 1)).getMessage());
    }

    @Test
    void refusesFoldersWithoutRecordings() throws IOException {
        in = Files.createDirectory(folder.resolve("letters"));
        Files.writeString(in.resolve("letter.md"), "Dear reader,");
        assertTrue(refusal("r.csv").startsWith("There is no recording (.xdf) and no table"));
        in = folder.resolve("nothing");
        assertTrue(refusal("r.csv").startsWith("There is no file or folder"));
    }

    @Test
    void neverTakesItsOwnResultsForInput() throws IOException {
        Batch first = new Batch(in, in.resolve("r.csv"), false, BatchFolder.SETTINGS, 2, UNHEARD);
        assertEquals(FILES, first.run().files());
        Batch second = new Batch(in, in.resolve("r.csv"), true, BatchFolder.SETTINGS, 2, UNHEARD);
        assertEquals(FILES, second.run().files());
    }

    @Test
    void damageWithinTheJournalCostsOnlyWhatIsDamaged() throws IOException {
        run("r.csv", 2);
        byte[] journal = bytes("r.csv.journal");
        byte[] whole = bytes("r.csv");
        int middle = journal.length / 2;
        Arrays.fill(journal, middle, middle + 5, (byte) 0);
        Files.write(folder.resolve("r.csv.journal"), journal, StandardOpenOption.TRUNCATE_EXISTING);
        assertEquals(FILES - 1, again(BatchFolder.SETTINGS).reused());
        assertArrayEquals(whole, bytes("r.csv"));
    }
}
