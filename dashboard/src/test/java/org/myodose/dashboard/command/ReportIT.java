package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report} by the built jar, on three holds of 4, 5 and 6 s at 40 N. */
class ReportIT {

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void table() throws IOException {
        Tables.threeHolds(folder);
    }

    private Program.Outcome report(String out) {
        return Program.run(folder, "report", "holds.csv", "--unit", "N", "--date", "2026-11-21", "--out", out);
    }

    @Test
    void twoProcessesMakeTheSameBytes() throws IOException {
        for (String ending : List.of(".html", ".pdf")) {
            assertEquals(0, report("one" + ending).exitCode());
            assertEquals(0, report("other" + ending).exitCode());
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("one" + ending)),
                    Files.readAllBytes(folder.resolve("other" + ending)),
                    ending);
        }
    }

    /** A limit on the size of files stands for a disk that is full: the write fails half way in both. */
    @Test
    void leavesNoHalfReportWhenTheDiskIsFull() throws IOException {
        Program.Outcome refused;
        try (Program program = Program.shell(
                folder,
                "trap '' XFSZ; ulimit -f 8; MYODOSE report holds.csv --unit N --date 2026-11-21 --out full.pdf")) {
            refused = program.end();
        }
        assertEquals(1, refused.exitCode(), refused.err());
        assertTrue(refused.err().contains("full.pdf cannot be written"), refused.err());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("holds.csv"),
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }
}
