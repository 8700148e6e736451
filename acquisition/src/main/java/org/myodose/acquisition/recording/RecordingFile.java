package org.myodose.acquisition.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file of a recording while it is written: only ever appended to, only ever made anew. Single-threaded.
 */
final class RecordingFile implements Closeable {

    private final Path path;
    private final FileChannel channel;
    private long length;

    RecordingFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes a new file; one that exists is never overwritten.
     *
     * @throws RecordingException saying why it cannot be made, and what to do
     */
    static RecordingFile create(Path path) throws RecordingException {
        Path folder = path.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new RecordingException(
                    "There is no folder " + folder + " to record into: create it, or choose another.");
        }
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            syncFolder(folder);
            return new RecordingFile(path, channel);
        } catch (FileAlreadyExistsException e) {
            throw new RecordingException(
                    path + " exists already, and a recording is never overwritten: choose another name.", e);
        } catch (IOException e) {
            throw new RecordingException(cannotRecord(path, e), e);
        }
    }

    /** The first of {@code name.xdf}, {@code name-2.xdf}, {@code name-3.xdf} … that does not exist yet. */
    static Path unused(Path path) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 ? name.substring(dot) : "";
        Path candidate = path;
        for (int number = 2; Files.exists(candidate); number++) {
            candidate = path.resolveSibling(stem + "-" + number + extension);
        }
        return candidate;
    }

    /** One sentence for a user whose recording cannot be written. */
    static String cannotRecord(Path path, IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return path + " may not be written: choose a folder that you may write to.";
        }
        String reason = cause instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(cause.getMessage());
        if (reason.contains("No space left") || reason.contains("quota exceeded")) {
            return path + " cannot be written because the disk is full: free some space and start a new recording.";
        }
        return path + " cannot be written (" + reason + "): choose another folder.";
    }

    Path path() {
        return path;
    }

    long length() {
        return length;
    }

    /**
     * Appends a group and waits until it is on the disk. A group that does not fit is taken back, so that the file ends
     * with the last whole one.
     */
    void append(ByteBuffer group) throws IOException {
        int bytes = group.remaining();
        try {
            while (group.hasRemaining()) {
                channel.write(group);
            }
            channel.force(false);
            length += bytes;
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
    }

    /** Removes a file that never got its header. */
    void discard(Exception cause) {
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void takeBack(IOException cause) {
        try {
            channel.truncate(length);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** A new file survives a power cut only when its folder's entry is on the disk too; Windows has no such call. */
    private static void syncFolder(Path folder) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }
}
