package org.myodose.dashboard.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks for a name as the embedded database writes it into its file: behind its pseudonym, and by how long it is. */
final class ErasedText {

    /** A text's length is in the byte before it, or for longer ones in up to two bytes behind this one. */
    private static final int SHORT_TEXT = 68;

    private static final int SHORTEST_LONG = 32;
    private static final char LONG_TEXT = 13;
    private static final int LAST_OF_ONE_BYTE = 0x7F;
    private static final int LAST_OF_TWO_BYTES = 0x7FF;

    private ErasedText() {}

    /**
     * Whether some file of the database holds that row, told or only not overwritten.
     *
     * @throws IOException when one of them cannot be read
     */
    static boolean stands(Path folder, String pseudonym, String name) throws IOException {
        String row = row(pseudonym, name);
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> String.valueOf(file.getFileName()).startsWith("store."))
                    .filter(Files::isRegularFile)
                    .toList();
        }
        for (Path file : files) {
            // A character for each byte: the file is no larger than what was ever noted, which fits into memory.
            if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(row)) {
                return true;
            }
        }
        return false;
    }

    /** A character for each byte. */
    private static String row(String pseudonym, String name) {
        StringBuilder row = new StringBuilder();
        write(pseudonym, row);
        int length = name.length();
        if (length < SHORTEST_LONG) {
            row.append((char) (SHORT_TEXT + length));
        } else {
            row.append(LONG_TEXT);
            if (length > LAST_OF_ONE_BYTE) {
                row.append((char) (0x80 | (length & LAST_OF_ONE_BYTE)));
                length >>= 7;
            }
            row.append((char) length);
        }
        write(name, row);
        return row.toString();
    }

    /** Nearly UTF-8: the bytes after the first have no mark. */
    private static void write(String text, StringBuilder row) {
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter <= LAST_OF_ONE_BYTE) {
                row.append(letter);
            } else if (letter <= LAST_OF_TWO_BYTES) {
                row.append((char) (0xC0 | (letter >> 6))).append((char) (letter & 0x3F));
            } else {
                row.append((char) (0xE0 | (letter >> 12)))
                        .append((char) ((letter >> 6) & 0x3F))
                        .append((char) (letter & 0x3F));
            }
        }
    }
}
