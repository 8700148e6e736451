package org.myodose.analysis.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.recording.Recording;
import org.myodose.analysis.export.catalog.SignalFormats;

/** Exported files, read by readers that are not ours: h5py, scipy, EDFlib, and tools/check-export.py. */
@Timeout(600)
class ExportReadersTest {

    /** The system's own, to which the packages that {@code ./verify} installs belong. */
    private static final String PYTHON = "/usr/bin/python3";

    private static final Path SCRIPT = Path.of("../tools/check-export.py").toAbsolutePath();
    private static final int PATIENCE_SECONDS = 240;

    @TempDir
    private Path folder;

    /** What a process said, and whether all was well. */
    private record Said(boolean well, String text) {}

    @BeforeEach
    void requireReaders() throws Exception {
        boolean there = Files.isExecutable(Path.of(PYTHON))
                && run(List.of(PYTHON, "-c", "import numpy, h5py, scipy.io, ctypes; ctypes.CDLL('libedf.so.1')"))
                        .well();
        String sentence = "Exports are read back by numpy, h5py, scipy and EDFlib of " + PYTHON
                + ": install python3-numpy python3-h5py python3-scipy libedf1.";
        if (!there && Boolean.parseBoolean(System.getenv("MYODOSE_REQUIRE_TOOLS"))) {
            fail(sentence);
        }
        assumeTrue(there, sentence);
    }

    private static Said run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("reader", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Said(false, command + " took longer than " + PATIENCE_SECONDS + " s");
            }
            return new Said(process.exitValue() == 0, Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    private List<Path> export(Path recording, SignalFormat format, String name) throws Exception {
        return Export.run(
                        ExportRequest.all(Recording.open(recording), "1"),
                        format,
                        folder.resolve(name),
                        false,
                        ExportProgress.SILENT)
                .files();
    }

    /** Exports to every format that a reader reads, and what is expected beside it. */
    private List<Path> exportAll(Path recording) throws Exception {
        export(recording, new ExpectedFormat(), "expected.json");
        List<Path> files = new ArrayList<>();
        for (String format : List.of("csv", "hdf5", "mat", "edf", "bdf")) {
            SignalFormat each = SignalFormats.named(format).orElseThrow();
            export(recording, each, "press" + each.suffix()).stream()
                    .filter(file -> !file.toString().matches(".*\\.json|.*-(holds|markers|score.*)\\.csv"))
                    .forEach(files::add);
        }
        return files;
    }

    private Said check(List<Path> files) throws Exception {
        List<String> command = new ArrayList<>(List.of(PYTHON, SCRIPT.toString(), folder.toString()));
        files.forEach(file -> command.add(file.toString()));
        return run(command);
    }

    @Test
    void everyFormatReadsBackEqualByReadersThatAreNotOurs() throws Exception {
        List<Path> files = exportAll(Recordings.ofOneDevice(folder.resolve("one.xdf")));
        assertEquals(5, files.size(), files.toString());
        Said said = check(files);
        assertTrue(said.well(), said.text());
        assertEquals(
                5,
                said.text()
                        .lines()
                        .filter(line -> line.contains(" 0 different"))
                        .count(),
                said.text());
    }

    @Test
    void everyFormatReadsBackEqualOfSeveralDevices() throws Exception {
        List<Path> files = exportAll(Recordings.ofTwoDevices(folder.resolve("both.xdf")));
        assertEquals(8, files.size(), files.toString());
        Said said = check(files);
        assertTrue(said.well(), said.text());
        // The glove's have a gap, the table's have none.
        assertTrue(said.text().contains("press-table.edf") && said.text().contains("press-table.bdf"), said.text());
        assertEquals(
                4,
                said.text()
                        .lines()
                        .filter(line -> line.endsWith("EDFlib agrees"))
                        .count(),
                said.text());
    }

    /** Where a gap cuts a record short, every reader is told that there is nothing, and where the next sample belongs. */
    @Test
    void whatGapsLeaveEmptyIsReadAsNothing() throws Exception {
        List<Path> files = exportAll(Recordings.ofManyGaps(folder.resolve("gaps.xdf"))).stream()
                .filter(file -> file.toString().endsWith("df"))
                .toList();
        Said said = check(files);
        assertTrue(said.well(), said.text());
        assertEquals(
                2,
                said.text()
                        .lines()
                        .filter(line -> line.matches(".* [1-9]\\d* samples are none beside 7 gaps, EDFlib agrees"))
                        .count(),
                said.text());
    }

    /** What is none is none by intention: a reader sees any other figure there. */
    @Test
    void aFigureInAGapIsSeen() throws Exception {
        Path file = exportAll(Recordings.ofManyGaps(folder.resolve("gaps.xdf"))).stream()
                .filter(each -> each.toString().endsWith(".edf"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(file);
        // The first record has one sample of its first signal; the second is none, two bytes behind the header's end.
        int second = Integer.parseInt(new String(bytes, 184, 8, StandardCharsets.US_ASCII).strip()) + Short.BYTES;
        assertEquals(Short.MIN_VALUE, (short) ((bytes[second] & 0xFF) | bytes[second + 1] << Byte.SIZE));
        bytes[second] ^= 1;
        Files.write(file, bytes);
        Said said = check(List.of(file));
        assertTrue(!said.well() && said.text().contains("what is none"), said.text());
    }

    /** The readers would see it, if a single bit were wrong. */
    @Test
    void aChangedByteIsSeen() throws Exception {
        for (Path file : exportAll(Recordings.ofOneDevice(folder.resolve("one.xdf")))) {
            flipInTheMiddle(file);
            Said said = check(List.of(file));
            assertTrue(!said.well(), file + ": " + said.text());
        }
    }

    private static void flipInTheMiddle(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long middle = file.length() / 2;
            file.seek(middle);
            int old = file.read();
            file.seek(middle);
            file.write(old ^ 0x15);
        }
    }
}
