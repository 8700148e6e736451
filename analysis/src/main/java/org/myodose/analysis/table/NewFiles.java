package org.myodose.analysis.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that appear together, whole, or not at all: each is written beside its place under a name that ends in {@code .part},
 * and moved there by {@link #commit}. Whatever ends the work before that, nothing has changed but that a killed process may
 * leave a {@code .part} behind. One thread.
 */
public final class NewFiles implements Closeable {

    private final boolean replace;
    private final Map<Path, Path> parts = new LinkedHashMap<>();
    private boolean committed;

    /** @param replace whether a file that exists may be replaced; otherwise it is refused */
    public NewFiles(boolean replace) {
        this.replace = replace;
    }

    /**
     * Makes an empty file beside {@code target}, to be written by the caller; returns where it is.
     *
     * @throws OutputException when {@code target} exists or cannot be made, saying what to do
     */
    public Path begin(Path target) throws OutputException {
        requireFree(target);
        Path part = target.resolveSibling(
                target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.newByteChannel(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                    .close();
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
        parts.put(target, part);
        return part;
    }

    /**
     * Does nothing where {@code target} could be begun.
     *
     * @throws OutputException as {@link #begin}
     */
    public void requireFree(Path target) throws OutputException {
        Path folder = target.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new OutputException("There is no folder " + folder + " to write into: create it, or choose another.");
        }
        if (Files.isDirectory(target)) {
            throw new OutputException(target + " is a folder: name a file in it.");
        }
        if (parts.containsKey(target)) {
            throw new OutputException(target + " would be written twice: choose names that differ.");
        }
        if (!replace && Files.exists(target)) {
            throw exists(target, new FileAlreadyExistsException(target.toString()));
        }
    }

    /** The targets begun so far, in their order. */
    public List<Path> targets() {
        return List.copyOf(parts.keySet());
    }

    /**
     * Waits for the disk and moves every file to its place.
     *
     * @throws OutputException when one cannot be moved; then none of the new files stands but those that have replaced an
     *     older one already, which is gone
     */
    public void commit() throws OutputException {
        List<Path> moved = new ArrayList<>();
        for (Map.Entry<Path, Path> entry : parts.entrySet()) {
            try {
                sync(entry.getValue());
                move(entry.getValue(), entry.getKey());
                moved.add(entry.getKey());
            } catch (IOException e) {
                if (!replace) {
                    takeBack(moved, e);
                }
                throw cannotWrite(entry.getKey(), e);
            }
        }
        committed = true;
    }

    private void move(Path part, Path target) throws IOException {
        if (replace) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.move(part, target);
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void takeBack(List<Path> moved, IOException cause) {
        for (Path file : moved) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    /** One sentence for a user whose file cannot be written. */
    public static OutputException cannotWrite(Path target, IOException cause) {
        if (cause instanceof OutputException told) {
            return told;
        }
        if (cause instanceof FileAlreadyExistsException) {
            return exists(target, cause);
        }
        if (cause instanceof AccessDeniedException) {
            return new OutputException(target + " may not be written: choose a folder that you may write to.", cause);
        }
        String reason = cause instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(cause.getMessage());
        if (reason.contains("No space left") || reason.contains("quota exceeded")) {
            return new OutputException(
                    "The disk is full, so " + target + " was not written: free some space, or choose another disk.",
                    cause);
        }
        return new OutputException(
                target + " cannot be written (" + reason + "): check the disk, or choose another.", cause);
    }

    private static OutputException exists(Path target, IOException cause) {
        return new OutputException(
                target + " exists already: choose another name, or give --replace to replace it.", cause);
    }

    /** Removes what was not committed. */
    @Override
    public void close() throws OutputException {
        if (committed) {
            return;
        }
        for (Map.Entry<Path, Path> entry : parts.entrySet()) {
            try {
                Files.deleteIfExists(entry.getValue());
            } catch (IOException e) {
                throw cannotWrite(entry.getKey(), e);
            }
        }
    }
}
