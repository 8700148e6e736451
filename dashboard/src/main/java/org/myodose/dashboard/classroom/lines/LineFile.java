package org.myodose.dashboard.classroom.lines;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.security.PrivateFiles;

/**
 * A file of lines, only ever appended to, that one program at a time has open and nobody but its owner can read. In memory
 * stands where each line ends, eight bytes a line, and nothing of what it says. A last line that a power cut tore is cut off at
 * the opening; everything before it is kept.
 *
 * <p>One thread at a time may add; any thread may read lines that are there, meanwhile too.
 */
public final class LineFile implements AutoCloseable {

    private static final int LOOK_BYTES = 64 * 1024;
    private static final int FIRST_LINES = 64;

    private final Path file;
    private final FileChannel channel;
    /** In bytes from the file's beginning; the first is 0, for the line before the first. */
    private volatile long[] ends = new long[FIRST_LINES];
    /** Told after what it counts stands in {@link #ends}. */
    private volatile int count;

    private LineFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens it, or begins one that has no line yet.
     *
     * @return null when another program, or another part of this one, has it open
     * @throws IOException when it cannot be read or written
     */
    public static @Nullable LineFile open(Path file) throws IOException {
        FileChannel channel = PrivateFiles.channel(file);
        try {
            if (lock(channel) == null) {
                channel.close();
                return null;
            }
            LineFile lines = new LineFile(file, channel);
            lines.findEnds();
            return lines;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    private void findEnds() throws IOException {
        ByteBuffer look = ByteBuffer.allocate(LOOK_BYTES);
        long at = 0;
        while (channel.read(look.clear(), at) > 0) {
            look.flip();
            for (int index = 0; index < look.limit(); index++) {
                if (look.get(index) == '\n') {
                    add(at + index + 1);
                }
            }
            at += look.limit();
        }
        channel.truncate(end());
        channel.position(end());
    }

    private void add(long end) {
        int next = count + 1;
        if (next == ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        ends[next] = end;
        count = next;
    }

    private long end() {
        return ends[count];
    }

    public Path file() {
        return file;
    }

    /** How many lines there are. */
    public int count() {
        return count;
    }

    /**
     * One line without its end.
     *
     * @param index from 0 up to {@link #count} less one
     * @throws IOException when the disk does not give it back
     */
    public byte[] get(int index) throws IOException {
        if (index >= count) {
            throw new IndexOutOfBoundsException("there are " + count + " lines, and no line " + index);
        }
        long[] known = ends;
        long begin = known[index];
        ByteBuffer line = ByteBuffer.allocate(Math.toIntExact(known[index + 1] - begin - 1));
        while (line.hasRemaining()) {
            if (channel.read(line, begin + line.position()) < 0) {
                throw new EOFException(file + " has become shorter");
            }
        }
        return line.array();
    }

    /**
     * One line more, whole or not at all.
     *
     * @param line without a line's end within
     * @param sync whether it is on the disk when this returns; else a power cut can still take it until {@link #sync}
     * @throws IOException when the disk does not take it; it is not counted then, and goes with the next one at the latest
     */
    public void append(byte[] line, boolean sync) throws IOException {
        // Where the disk took back nothing of a torn line either, the next one must not be glued to it.
        channel.truncate(end());
        channel.position(end());
        ByteBuffer whole =
                ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        try {
            while (whole.hasRemaining()) {
                channel.write(whole);
            }
            if (sync) {
                sync();
            }
        } catch (IOException full) {
            channel.truncate(end());
            throw full;
        }
        add(channel.position());
    }

    /**
     * Waits until all lines are on the disk.
     *
     * @throws IOException when the disk does not say so
     */
    public void sync() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
