package org.myodose.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file so that it is there whole or, whatever happens meanwhile, as it was before. */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Writes beside it and then puts that in its place; returns {@code path}.
     *
     * @throws IOException when it cannot be written; nothing has changed then
     */
    public static Path write(Path path, String text) throws IOException {
        return write(path, text, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Likewise, where there is no such file yet.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one; it stays as it is
     */
    public static Path writeNew(Path path, String text) throws IOException {
        return write(path, text, new StandardCopyOption[0]);
    }

    private static Path write(Path path, String text, StandardCopyOption... how) throws IOException {
        Path beside = Path.of(path + ".part");
        try {
            Files.writeString(beside, text);
            return Files.move(beside, path, how);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Copies it, so that it can be replaced, to {@code FILE.earlier-1} or the next number that is free; returns the copy. */
    public static Path keepEarlier(Path path) throws IOException {
        int number = 1;
        while (Files.exists(Path.of(path + ".earlier-" + number))) {
            number++;
        }
        return Files.copy(path, Path.of(path + ".earlier-" + number), StandardCopyOption.COPY_ATTRIBUTES);
    }
}
