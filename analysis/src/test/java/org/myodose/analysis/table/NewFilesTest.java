package org.myodose.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands where two files were to appear together, and the second could not. */
class NewFilesTest {

    @TempDir
    Path folder;

    @Test
    void leavesNeitherWhereTheSecondCannotBeMoved() throws IOException {
        Path first = folder.resolve("first");
        failAtTheSecond(first, false);
        assertFalse(Files.exists(first));
    }

    @Test
    void neverTakesAwayWhatHasReplacedAnOlderOne() throws IOException {
        Path first = Files.writeString(folder.resolve("first"), "old");
        failAtTheSecond(first, true);
        assertEquals("new", Files.readString(first));
    }

    private void failAtTheSecond(Path first, boolean replace) throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        try (NewFiles files = new NewFiles(replace)) {
            Files.writeString(files.begin(first), "new");
            Path part = files.begin(gone.resolve("second"));
            Files.delete(part);
            Files.delete(gone);
            assertThrows(OutputException.class, files::commit);
        }
    }
}
