package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code analyze FOLDER --out …} by the built jar: killed, cancelled, refused, and with bad files among the good. */
@Timeout(300)
class BatchIT {

    /** Enough for a run to be far from its end when it first tells that it has begun. */
    private static final int MANY = 1500;

    private static final int SOME_FAILED = 3;
    private static final int CANCELLED = 130;

    @TempDir
    Path folder = Path.of("");

    private Path study(int tables) throws IOException {
        Path study = Files.createDirectories(folder.resolve("study"));
        Path table = Tables.threeHolds(folder);
        for (int index = 0; index < tables; index++) {
            Files.copy(table, study.resolve("holds-" + index + ".csv"));
        }
        return study;
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    @Test
    void goesOnWhereItWasKilledAndGivesTheSameBytes() throws IOException {
        study(MANY);
        Program.Outcome whole = Program.run(folder, "analyze", "study", "--out", "whole.parquet");
        assertEquals(0, whole.exitCode(), whole.err());
        assertTrue(whole.out().startsWith(3 * MANY + " holds in " + MANY + " of " + MANY + " files: "), whole.out());
        try (Program program = Program.start(folder, "analyze", "study", "--out", "killed.parquet", "--threads", "1")) {
            program.awaitErr("[1-9]\\d* of " + MANY + " files");
            program.kill();
        }
        assertFalse(Files.exists(folder.resolve("killed.parquet")), "it was killed before its end");
        Program.Outcome rest = Program.run(folder, "analyze", "study", "--out", "killed.parquet");
        assertEquals(0, rest.exitCode(), rest.err());
        assertTrue(rest.out().matches("(?s).*\\([1-9]\\d* of them by an earlier run\\).*"), rest.out());
        assertArrayEquals(bytes("whole.parquet"), bytes("killed.parquet"));
        assertArrayEquals(bytes("whole-recordings.parquet"), bytes("killed-recordings.parquet"));
    }

    @Test
    void leavesNoResultsWhenItIsEndedBySignal() throws IOException {
        study(MANY);
        try (Program program = Program.start(folder, "analyze", "study", "--out", "r.csv", "--threads", "1")) {
            program.awaitErr("[1-9]\\d* of " + MANY + " files");
            Program.Outcome ended = program.terminate();
            assertTrue(ended.err().contains("Cancelled: no results were written."), ended.err());
            assertTrue(ended.exitCode() == CANCELLED || ended.exitCode() == 143, "exit code " + ended.exitCode());
        }
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of("holds.csv", "r.csv.journal", "study"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void tellsBadFilesAndGoesOn() throws IOException {
        Path study = study(2);
        Files.createFile(study.resolve("empty.xdf"));
        Program.Outcome outcome = Program.run(folder, "analyze", "study", "--out", "r.csv", "--band", "35:45");
        assertEquals(SOME_FAILED, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().startsWith("6 holds in 2 of 3 files: r.csv and r-recordings.csv"), outcome.out());
        assertTrue(outcome.err().contains("Not analysed: empty.xdf"), outcome.err());
        byte[] first = bytes("r.csv");
        Program.Outcome refused = Program.run(folder, "analyze", "study", "--out", "r.csv");
        assertEquals(1, refused.exitCode());
        assertTrue(
                refused.err().contains("r-recordings.csv exists already")
                        || refused.err().contains("r.csv exists already"),
                refused.err());
        assertArrayEquals(first, bytes("r.csv"));
        Program.Outcome replaced =
                Program.run(folder, "analyze", "study", "--out", "r.csv", "--band", "35:45", "--replace");
        assertTrue(replaced.out().contains("(2 of them by an earlier run)"), replaced.out());
        assertArrayEquals(first, bytes("r.csv"));
    }

    @Test
    void refusesWhatCannotComeToResults() throws IOException {
        Files.createDirectory(folder.resolve("study"));
        assertRefused("below study", "analyze", "study", "--out", "r.csv");
        assertRefused("say with --out", "analyze", "study");
        assertRefused("--json and --device are for one file", "analyze", "study", "--out", "r.csv", "--json");
        assertRefused("ends in .csv or .parquet", "analyze", "study", "--out", "r.xlsx");
        assertRefused("There is no file or folder none", "analyze", "none", "--out", "r.csv");
        assertRefused("--threads 0", "analyze", "study", "--out", "r.csv", "--threads", "0");
        assertRefused("give --out", "analyze", "study", "--replace");
    }

    private void assertRefused(String sentence, String... arguments) {
        Program.Outcome outcome = Program.run(folder, arguments);
        assertEquals(1, outcome.exitCode(), outcome.out());
        assertTrue(outcome.err().startsWith("myodose: ") && outcome.err().contains(sentence), outcome.err());
        assertFalse(Files.exists(folder.resolve("r.csv")));
    }
}
