package org.myodose.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There whole, or as it was, whatever happens meanwhile. */
class WholeFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void earlier() throws IOException {
        file = Files.writeString(folder.resolve("kept.txt"), "before");
    }

    /** A power cut may leave what was forced, and nothing of what was not. */
    @Test
    void forcesTheNewTextBeforeItTakesTheNameAndTheNameBeforeItIsDone() throws IOException {
        List<String> steps = new ArrayList<>();
        assertEquals(file, WholeFile.write(file, "after", path -> {
            steps.add(path.equals(folder) ? "folder" : Files.readString(path));
            steps.add(Files.readString(file));
            WholeFile.force(path);
        }));
        assertEquals(List.of("after", "before", "folder", "after"), steps);
    }

    @Test
    void leavesWhatWasThereWhereTheDiskTakesNoMore() throws IOException {
        assertThrows(
                IOException.class,
                () -> WholeFile.write(file, "after", path -> {
                    throw new IOException("No space left on device");
                }));
        assertEquals("before", Files.readString(file));
        assertFalse(Files.exists(folder.resolve("kept.txt.part")));
    }

    @Test
    void writesNoNewFileInTheOldOnesPlace() throws IOException {
        assertThrows(FileAlreadyExistsException.class, () -> WholeFile.writeNew(file, "after"));
        assertEquals("before", Files.readString(file));
        WholeFile.writeNew(folder.resolve("new.txt"), "new");
        assertEquals("new", Files.readString(folder.resolve("new.txt")));
    }

    @Test
    void keepsEveryEarlierOne() throws IOException {
        for (String text : List.of("second", "third")) {
            WholeFile.keepEarlier(file);
            WholeFile.write(file, text);
        }
        assertEquals("before", Files.readString(folder.resolve("kept.txt.earlier-1")));
        assertEquals("second", Files.readString(folder.resolve("kept.txt.earlier-2")));
        assertEquals("third", Files.readString(file));
    }
}
