package org.myodose.analysis.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.table.NewFiles;
import org.myodose.analysis.table.OutputException;

/**
 * What a batch has found so far, on the disk beside its results, so that a run that was killed is taken up again and nothing
 * grows in memory but one small entry a file. A line is on the disk before it counts; a torn last line is cut off. Findings
 * of another program, or by other parameters, are thrown away. One process at a time, by a lock; reading from any thread.
 */
final class Journal implements Closeable {

    /** Where a file's findings stand. */
    private record Line(long start, int bytes, JournalText.Known known) {}

    private final Path path;
    private final FileChannel channel;
    private final Map<String, Line> lines = new HashMap<>();
    private long end;

    private Journal(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Opens the journal, or begins one.
     *
     * @throws OutputException when it cannot be written, or another run is at work on the same results
     */
    static Journal open(Path path, BatchSettings settings) throws OutputException {
        try {
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Journal journal = new Journal(path, channel);
            try {
                journal.requireAlone();
                journal.takeUp(JournalText.header(settings));
                return journal;
            } catch (IOException | RuntimeException failure) {
                channel.close();
                throw failure;
            }
        } catch (IOException e) {
            throw NewFiles.cannotWrite(path, e);
        }
    }

    private void requireAlone() throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException here) {
            lock = null;
        }
        if (lock == null) {
            throw new OutputException("Another run is writing the results that " + path
                    + " belongs to: wait for its end, or choose another --out.");
        }
    }

    private void takeUp(byte[] header) throws IOException {
        // Not closed: that would close the channel.
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
        byte[] first = line(in);
        requireJournal(first);
        boolean ours = Arrays.equals(header, first);
        end = header.length;
        for (byte[] line = ours ? line(in) : null; line != null; line = line(in)) {
            JournalText.Known known = JournalText.known(line);
            if (known != null) {
                lines.put(known.stamp().name(), new Line(end, line.length, known));
            }
            end += line.length;
        }
        channel.truncate(end);
        if (!ours) {
            channel.truncate(0);
            end = 0;
            append(header);
        }
    }

    private void requireJournal(byte @Nullable [] first) throws IOException {
        if (first != null && !JournalText.isHeader(first)) {
            throw new OutputException(path + " is no journal of ours, and its name is wanted for one: move it away.");
        }
    }

    /** The next line with its end; null where none ends any more. */
    private static byte @Nullable [] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                return line.toByteArray();
            }
        }
        return null;
    }

    /** What is known of a file from before; null where nothing is, or it could not be analysed then. */
    JournalText.@Nullable Known known(String file) {
        Line line = lines.get(file);
        return line == null || line.known().failed() ? null : line.known();
    }

    /** The findings in a file. */
    FileFindings read(String file) throws IOException {
        Line line = lines.get(file);
        if (line == null) {
            throw new IllegalArgumentException("nothing is known of " + file);
        }
        ByteBuffer bytes = ByteBuffer.allocate(line.bytes());
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, line.start() + bytes.position()) < 0) {
                throw new IOException(path + " was cut while it was in use");
            }
        }
        return JournalText.read(bytes.array());
    }

    /**
     * Keeps findings; they are on the disk when this returns.
     *
     * @throws OutputException when the disk does not take them
     */
    void keep(FileFindings findings) throws OutputException {
        try {
            byte[] line = JournalText.of(findings);
            long start = end;
            append(line);
            JournalText.Known known =
                    new JournalText.Known(findings.stamp(), findings.sha256(), findings.failure() != null);
            lines.put(findings.stamp().name(), new Line(start, line.length, known));
        } catch (IOException e) {
            throw NewFiles.cannotWrite(path, e);
        }
    }

    private void append(byte[] line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line);
        while (bytes.hasRemaining()) {
            channel.write(bytes, end + bytes.position());
        }
        channel.force(false);
        end += line.length;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
