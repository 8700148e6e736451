package org.myodose.analysis.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myodose.acquisition.recording.Recording;
import org.myodose.analysis.export.catalog.SignalFormats;
import org.myodose.analysis.table.OutputException;

/** What every format keeps, whatever its files look like. */
@Timeout(120)
class SignalFormatContractTest {

    private static final int SCANS_OF_THE_GLOVE = 15 * 250;

    @TempDir
    private static Path recordings;

    @TempDir
    private Path folder;

    private static Path one = Path.of("");
    private static Path both = Path.of("");

    @BeforeAll
    static void record() throws Exception {
        one = Recordings.ofOneDevice(recordings.resolve("one.xdf"));
        both = Recordings.ofTwoDevices(recordings.resolve("both.xdf"));
    }

    static Stream<SignalFormat> formats() {
        return SignalFormats.all().stream();
    }

    private Path target(SignalFormat format) {
        return folder.resolve("press" + format.suffix());
    }

    private static ExportResult export(Path recording, SignalFormat format, Path target, boolean replace)
            throws Exception {
        return Export.run(
                ExportRequest.all(Recording.open(recording), "1"), format, target, replace, ExportProgress.SILENT);
    }

    private List<Path> present() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void writesWhatItSaysAndNothingElse(SignalFormat format) throws Exception {
        ExportResult result = export(one, format, target(format), false);
        assertTrue(result.files().contains(target(format)), result.files().toString());
        assertEquals(result.files().stream().sorted().toList(), present());
        assertEquals(SCANS_OF_THE_GLOVE, result.scans());
        assertEquals(1, result.export().signals().getFirst().gaps());
        for (Path file : result.files()) {
            assertTrue(Files.size(file) > 0, file.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void givesTheSameBytesForTheSameRecording(SignalFormat format) throws Exception {
        Files.createDirectories(folder.resolve("again"));
        List<Path> files = export(both, format, target(format), false).files();
        Path again = folder.resolve("again").resolve(target(format).getFileName());
        List<Path> others = export(both, format, again, false).files();
        assertEquals(files.size(), others.size());
        for (int file = 0; file < files.size(); file++) {
            assertArrayEquals(
                    Files.readAllBytes(files.get(file)),
                    Files.readAllBytes(others.get(file)),
                    files.get(file).toString());
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void refusesAFileThatExistsAndReplacesItOnlyWhereAsked(SignalFormat format) throws Exception {
        Files.writeString(target(format), "mine");
        OutputException refused = assertThrows(OutputException.class, () -> export(one, format, target(format), false));
        assertEquals(
                target(format) + " exists already: choose another name, or give --replace to replace it.",
                refused.getMessage());
        assertEquals(List.of(target(format)), present());
        assertEquals("mine", Files.readString(target(format)));
        export(one, format, target(format), true);
        assertTrue(Files.size(target(format)) > 4);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void leavesNothingWhenCancelledAtAnyStage(SignalFormat format) throws Exception {
        for (double until : new double[] {0, 0.1, 0.3, 0.5, 0.9}) {
            assertThrows(
                    ExportCancelledException.class,
                    () -> Export.run(
                            ExportRequest.all(Recording.open(both), "1"),
                            format,
                            target(format),
                            false,
                            (stage, share) -> share < (format.wantsSamples() ? until : Math.min(until, 0.3))));
            assertEquals(List.of(), present());
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void tellsProgressThatNeverFallsAndEndsAtAll(SignalFormat format) throws Exception {
        double[] last = {0};
        Export.run(ExportRequest.all(Recording.open(both), "1"), format, target(format), false, (stage, share) -> {
            assertTrue(share >= last[0] && share <= 1, stage + " " + share);
            last[0] = share;
            return true;
        });
        assertEquals(1, last[0]);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void exportsWhatIsWholeOfADamagedRecordingAndSaysSo(SignalFormat format) throws Exception {
        Path damaged = Recordings.damaged(one, recordings.resolve("damaged-" + format.name() + ".xdf"));
        ExportResult result = export(damaged, format, target(format), false);
        assertFalse(result.export().integrity().whole());
        assertTrue(result.export()
                .about()
                .containsValue(result.export().integrity().statement()));
        assertTrue(result.scans() > SCANS_OF_THE_GLOVE / 2 && result.scans() < SCANS_OF_THE_GLOVE);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void exportsSeveralDevices(SignalFormat format) throws Exception {
        ExportResult result = export(both, format, target(format), false);
        assertEquals(
                List.of("glove", "table"),
                result.export().signals().stream().map(SurveyedSignal::label).toList());
        assertEquals(SCANS_OF_THE_GLOVE + 16 * 250, result.scans());
        assertEquals(result.files().stream().sorted().toList(), present());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void exportsARecordingWithoutScans(SignalFormat format) throws Exception {
        Path empty = Recordings.ofNoScans(recordings.resolve("empty-" + format.name() + ".xdf"));
        assertEquals(0, export(empty, format, target(format), false).scans());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void saysWhenTheDiskIsFullAndLeavesNothing(SignalFormat format) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", disk.toString()), "needs root");
        try {
            Path target = disk.resolve("press" + format.suffix());
            OutputException full = assertThrows(OutputException.class, () -> export(both, format, target, false));
            assertTrue(String.valueOf(full.getMessage()).startsWith("The disk is full, so " + disk), full.getMessage());
            try (Stream<Path> files = Files.list(disk)) {
                assertEquals(List.of(), files.toList());
            }
        } finally {
            assertTrue(run("umount", disk.toString()));
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
