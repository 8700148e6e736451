package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code analyze FOLDER --out …} and {@code export} by the built jar where files may not be read or written, and on disks that
 * are full: each says so in one sentence, leaves nothing half-written, and goes on once it can.
 */
@Timeout(300)
class DiskFaultsIT {

    private static final int SOME_FAILED = 3;
    private static final int TABLES = 40;
    private static final int BLOCK_BYTES = 4096;
    private static final String FULL = "The disk is full, so small/";
    private static final String ADVICE = " was not written: free some space, or choose another disk.";

    @TempDir
    Path folder = Path.of("");

    private Path study = Path.of("");

    @BeforeEach
    void study() throws IOException {
        study = Files.createDirectories(folder.resolve("study"));
        Path table = Tables.threeHolds(folder);
        for (int index = 0; index < TABLES; index++) {
            Files.copy(table, study.resolve("holds-" + index + ".csv"));
        }
    }

    /** Or the folder could not be removed. */
    @AfterEach
    void allowAll() throws IOException {
        for (String name : List.of("study", "study/closed", "out", "holds.xdf")) {
            if (Files.exists(folder.resolve(name))) {
                permit(folder.resolve(name), "rwx------");
            }
        }
    }

    private static Path permit(Path path, String permissions) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static void assertRefused(String sentence, Program.Outcome outcome) {
        assertEquals(1, outcome.exitCode(), outcome.err());
        assertEquals(
                "myodose: " + sentence,
                outcome.err()
                        .lines()
                        .filter(line -> line.startsWith("myodose: "))
                        .findFirst()
                        .orElse(outcome.err()));
    }

    private List<String> in(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void tellsFilesAndFoldersThatMayNotBeReadAndAnalysesTheOthers() throws IOException {
        permit(study.resolve("holds-7.csv"), "---------");
        Files.copy(
                folder.resolve("holds.csv"),
                Files.createDirectory(study.resolve("closed")).resolve("more.csv"));
        permit(study.resolve("closed"), "---------");
        Program.Outcome outcome = Program.bound(folder, "analyze", "study", "--out", "r.csv");
        assertEquals(SOME_FAILED, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().startsWith("117 holds in 39 of 41 files: "), outcome.out());
        String advice = " may not be read: ask its owner for permission.";
        assertTrue(outcome.err().contains("Not analysed: study/holds-7.csv" + advice), outcome.err());
        assertTrue(outcome.err().contains("Not analysed: study/closed" + advice), outcome.err());
        permit(study.resolve("closed"), "rwx------");
        permit(study.resolve("holds-7.csv"), "rw-------");
        Program.Outcome again = Program.bound(folder, "analyze", "study", "--out", "r.csv", "--replace");
        assertTrue(again.out().startsWith("123 holds in 41 of 41 files (39 of them by an earlier run): "), again.out());
    }

    @Test
    void tellsThatTheWholeFolderMayNotBeRead() throws IOException {
        permit(study, "---------");
        assertRefused(
                "study may not be read: ask its owner for permission.",
                Program.bound(folder, "analyze", "study", "--out", "r.csv"));
        assertFalse(Files.exists(folder.resolve("r.csv.journal")));
    }

    @Test
    void tellsWhereResultsMayNotBeWritten() throws IOException {
        permit(Files.createDirectory(folder.resolve("out")), "r-xr-xr-x");
        assertRefused(
                "out/r.csv.journal may not be written: choose a folder that you may write to.",
                Program.bound(folder, "analyze", "study", "--out", "out/r.csv"));
        assertRefused(
                "There is no folder " + folder.resolve("holds.csv").toAbsolutePath()
                        + " to write into: create it, or choose another.",
                Program.run(
                        folder,
                        "analyze",
                        "study",
                        "--out",
                        folder.resolve("holds.csv/r.csv").toString()));
        Files.createDirectory(folder.resolve("r-recordings.csv"));
        assertRefused(
                "r-recordings.csv is a folder: name a file in it.",
                Program.run(folder, "analyze", "study", "--out", "r.csv", "--replace"));
        assertEquals(List.of(), in("out"));
    }

    /** The journal is the first that does not fit. */
    @Test
    void goesOnFromItsJournalOnceThereIsRoomForIt() throws IOException {
        assertGoesOn(wholeRun() / 2, "r.csv.journal", "\\([1-9]\\d* of them by an earlier run\\)");
    }

    /** The journal fits, and the tables do not. */
    @Test
    void writesNoTableWhenNotAllOfThemFit() throws IOException {
        long journal = wholeRun();
        long tables = Files.size(folder.resolve("whole.csv"));
        assertGoesOn(journal + BLOCK_BYTES + tables / 2, "r.csv", "\\(" + TABLES + " of them by an earlier run\\)");
    }

    /** Results that nothing disturbed, to compare with; returns the size of their journal. */
    private long wholeRun() throws IOException {
        Program.Outcome whole = Program.run(folder, "analyze", "study", "--out", "whole.csv");
        assertEquals(0, whole.exitCode(), whole.err());
        return Files.size(folder.resolve("whole.csv.journal"));
    }

    private void assertGoesOn(long bytes, String full, String reused) throws IOException {
        Files.createDirectory(folder.resolve("kept"));
        String analyze = "MYODOSE analyze study --threads 1 --out small/r.csv";
        Program.Outcome outcome = Program.onSmallDisk(
                folder,
                bytes,
                analyze + "; echo exit code $?; ls small; grow; " + analyze + "; echo exit code $?; cp small/* kept");
        assertTrue(outcome.err().contains("myodose: " + FULL + full + ADVICE), outcome.err());
        assertTrue(outcome.out().startsWith("exit code 1\nr.csv.journal\n120 holds"), outcome.out());
        assertTrue(outcome.out().matches("(?s).*" + reused + ".*exit code 0\\n"), outcome.out());
        for (String table : List.of("", "-recordings")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("whole" + table + ".csv")),
                    Files.readAllBytes(folder.resolve("kept/r" + table + ".csv")));
        }
    }

    private void recording() {
        Program.Outcome imported = Program.run(folder, "import", "holds.csv", "--unit", "N", "--out", "holds.xdf");
        assertEquals(0, imported.exitCode(), imported.err());
    }

    @Test
    void exportTellsWhatMayNotBeReadOrWritten() throws IOException {
        recording();
        permit(Files.createDirectory(folder.resolve("out")), "r-xr-xr-x");
        assertRefused(
                "out/p.csv may not be written: choose a folder that you may write to.",
                Program.bound(folder, "export", "holds.xdf", "--format", "csv", "--out", "out/p.csv"));
        assertRefused(
                "There is no folder " + folder.resolve("holds.csv").toAbsolutePath()
                        + " to write into: create it, or choose another.",
                Program.run(
                        folder,
                        "export",
                        "holds.xdf",
                        "--format",
                        "csv",
                        "--out",
                        folder.resolve("holds.csv/p.csv").toString()));
        permit(folder.resolve("holds.xdf"), "---------");
        assertRefused(
                "holds.xdf may not be read: ask its owner for permission.",
                Program.bound(folder, "export", "holds.xdf", "--format", "csv"));
        assertEquals(List.of(), in("out"));
        assertEquals(List.of("holds.csv", "holds.xdf", "out", "study"), in(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet", "hdf5", "mat", "edf", "xdf"})
    void exportLeavesNothingOnAFullDiskAndComesOnceThereIsRoom(String format) throws IOException {
        recording();
        String export = "MYODOSE export holds.xdf --out small/p." + format + " --format " + format;
        Program.Outcome outcome = Program.onSmallDisk(
                folder,
                2 * BLOCK_BYTES,
                export + "; echo exit code $?; echo left: $(ls small); grow; " + export + "; echo exit code $?");
        assertTrue(outcome.err().contains("myodose: " + FULL + "p." + format + ADVICE), outcome.err());
        assertTrue(outcome.out().startsWith("exit code 1\nleft:\nsmall/p." + format), outcome.out());
        assertTrue(outcome.out().endsWith("exit code 0\n"), outcome.out());
    }
}
