package org.myodose.dashboard.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file so that it is there whole or, whatever happens meanwhile, as it was before. */
final class WholeFile {

    private WholeFile() {}

    /**
     * Writes beside it and then puts that in its place; returns {@code path}.
     *
     * @throws IOException when it cannot be written; nothing has changed then
     */
    static Path write(Path path, String text) throws IOException {
        Path beside = Path.of(path + ".part");
        try {
            Files.writeString(beside, text);
            return Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
