package org.myodose.dashboard;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that it is there whole or, whatever happens meanwhile, a power cut too, as it was before. */
public final class WholeFile {

    /** Waits until a file, or a folder's entries, are on the disk. */
    interface Sync {
        void force(Path path) throws IOException;
    }

    private WholeFile() {}

    /**
     * Writes beside it and then puts that in its place; returns {@code path}, which is on the disk by then.
     *
     * @throws IOException when it cannot be written; nothing has changed then, unless it is its folder that cannot be brought to
     *     the disk
     */
    public static Path write(Path path, String text) throws IOException {
        return write(path, text, WholeFile::force);
    }

    static Path write(Path path, String text, Sync sync) throws IOException {
        return write(path, text, sync, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Likewise, where there is no such file yet.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one; it stays as it is
     */
    public static Path writeNew(Path path, String text) throws IOException {
        return write(path, text, WholeFile::force, new CopyOption[0]);
    }

    private static Path write(Path path, String text, Sync sync, CopyOption... how) throws IOException {
        Path beside = Path.of(path + ".part");
        try {
            Files.writeString(beside, text);
            sync.force(beside);
            Files.move(beside, path, how);
        } finally {
            Files.deleteIfExists(beside);
        }
        sync.force(folderOf(path));
        return path;
    }

    private static Path folderOf(Path path) {
        Path whole = path.toAbsolutePath();
        Path parent = whole.getParent();
        return parent == null ? whole : parent;
    }

    /** Waits until the name of that file is on the disk. */
    public static void forceName(Path path) throws IOException {
        force(folderOf(path));
    }

    /**
     * Waits until that file is on the disk, or the entries of that folder. Windows has no call for a folder's, and its file
     * system looks after them by itself.
     */
    public static void force(Path path) throws IOException {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        if (windows && Files.isDirectory(path)) {
            return;
        }
        // Elsewhere what may only be read can be forced, too.
        try (FileChannel written =
                FileChannel.open(path, windows ? StandardOpenOption.WRITE : StandardOpenOption.READ)) {
            written.force(true);
        }
    }

    /**
     * Copies it, so that it can be replaced, to {@code FILE.earlier-1} or the next number that is free; returns the copy, which is
     * on the disk by then.
     */
    public static Path keepEarlier(Path path) throws IOException {
        int number = 1;
        while (Files.exists(Path.of(path + ".earlier-" + number))) {
            number++;
        }
        Path copy = Files.copy(path, Path.of(path + ".earlier-" + number), StandardCopyOption.COPY_ATTRIBUTES);
        force(copy);
        return copy;
    }
}
