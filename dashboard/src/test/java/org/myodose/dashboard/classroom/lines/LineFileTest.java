package org.myodose.dashboard.classroom.lines;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {

    @TempDir
    Path folder = Path.of("");

    private Path file() {
        return folder.resolve("a.lines");
    }

    private LineFile open() throws IOException {
        return Objects.requireNonNull(LineFile.open(file()));
    }

    private static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> lines(LineFile file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int index = 0; index < file.count(); index++) {
            lines.add(new String(file.get(index), StandardCharsets.UTF_8));
        }
        return lines;
    }

    /** Lengths about those of the buffer in which ends are looked for, and more lines than there is room for at first. */
    @Test
    void givesBackEveryLineNowAndAfterANewStart() throws IOException {
        Random random = new Random(7);
        List<String> given = new ArrayList<>();
        try (LineFile file = open()) {
            for (int number = 0; number < 300; number++) {
                int letters = number % 100 == 99 ? 65_530 + random.nextInt(12) : random.nextInt(40);
                given.add("ä".repeat(letters / 2) + "x".repeat(letters % 2));
                file.append(bytes(given.getLast()), number % 2 == 0);
                assertArrayEquals(bytes(given.getLast()), file.get(number));
            }
            assertEquals(given, lines(file));
        }
        try (LineFile file = open()) {
            assertEquals(given, lines(file));
        }
    }

    @Test
    void keepsWhatIsWholeOfAFileThatIsCutAnywhereAndGoesOn() throws IOException {
        try (LineFile file = open()) {
            for (String line : List.of("one", "", "й", "four")) {
                file.append(bytes(line), true);
            }
        }
        byte[] whole = Files.readAllBytes(file());
        for (int cut = 0; cut <= whole.length; cut++) {
            byte[] left = Arrays.copyOf(whole, cut);
            Files.write(file(), left);
            String text = new String(left, StandardCharsets.ISO_8859_1);
            int wholeLines = (int) text.chars().filter(letter -> letter == '\n').count();
            try (LineFile file = open()) {
                assertEquals(wholeLines, file.count(), "cut at " + cut);
                file.append(bytes("next"), true);
            }
            try (LineFile file = open()) {
                List<String> lines = lines(file);
                assertEquals(wholeLines + 1, lines.size());
                assertEquals("next", lines.getLast());
            }
        }
    }

    @Test
    void isOpenForOneAtATimeAndForItsOwnerAlone() throws IOException {
        try (LineFile file = open()) {
            assertNull(LineFile.open(file()));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.file())));
        }
        try (LineFile again = open()) {
            assertNotNull(again);
        }
    }

    @Test
    void saysThatTheFileHasBecomeShorter() throws IOException {
        try (LineFile file = open()) {
            file.append(bytes("one"), true);
            Files.write(file(), new byte[0]);
            assertThrows(IOException.class, () -> file.get(0));
            assertThrows(IndexOutOfBoundsException.class, () -> file.get(1));
        }
    }
}
