package org.myodose.dashboard.classroom.student;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.MessageException;
import org.myodose.dashboard.classroom.message.Payload;

/**
 * What a station must not lose of a class, on its own disk: one JSON object a line, only ever appended, synced before it is
 * sent. The first line names the outbox. A last line that a power cut tore is cut off; everything before it is kept. In memory
 * stands only where each line ends: a course's worth of traces would not let a small computer go on for ever.
 *
 * <p>Confined to the uplink's thread once it is open.
 */
final class Outbox implements AutoCloseable {

    /** The first line. */
    record Head(String outbox, String room, String station) {}

    private final Path file;
    private final FileChannel channel;
    private final Head head;
    /** In bytes from the file's beginning; first the head's. */
    private final List<Long> lineEnds;
    /** What the disk did not take yet. */
    private final List<Fact> unwritten = new ArrayList<>();

    private Outbox(Path file, FileChannel channel, Head head, List<Long> lineEnds) {
        this.file = file;
        this.channel = channel;
        this.head = head;
        this.lineEnds = lineEnds;
    }

    /**
     * Opens the station's outbox of this class, or begins one.
     *
     * @throws UserException when another program has it open, or it cannot be read or written
     */
    static Outbox open(Path folder, String room, String name) {
        Path file = folder.resolve("class-" + room + "-" + slug(name) + ".outbox");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                return open(file, channel, room, name);
            } catch (IOException | RuntimeException failure) {
                channel.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new UserException(
                    "What must not be lost of the class cannot be kept in " + file + " (" + failure.getMessage()
                            + "): run the station in a folder that can be written to.",
                    failure);
        }
    }

    private static Outbox open(Path file, FileChannel channel, String room, String name) throws IOException {
        if (lock(channel) == null) {
            throw new UserException("Another station on this machine is called '" + name + "' in class " + room
                    + ": give this one another --name.");
        }
        byte[] bytes = new byte[Math.toIntExact(channel.size())];
        for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining() && channel.read(left) >= 0; ) {}
        String text = new String(bytes, StandardCharsets.UTF_8);
        int whole = text.lastIndexOf('\n') + 1;
        List<String> lines = text.substring(0, whole).lines().toList();
        channel.truncate(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
        channel.position(channel.size());
        if (lines.isEmpty()) {
            String id = UUID.randomUUID().toString();
            Head head = new Head(id, room, slug(name) + "-" + id.substring(0, 4));
            Outbox outbox = new Outbox(file, channel, head, new ArrayList<>());
            outbox.append(Payload.bytes(head));
            return outbox;
        }
        requireWhole(file, lines);
        return new Outbox(file, channel, read(file, 1, lines.getFirst(), Head.class), lineEnds(lines));
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    private static void requireWhole(Path file, List<String> lines) {
        for (int number = 1; number < lines.size(); number++) {
            if (read(file, number + 1, lines.get(number), Fact.class).number() != number) {
                throw damaged(file, number + 1, "a number is missing");
            }
        }
    }

    private static List<Long> lineEnds(List<String> lines) {
        List<Long> ends = new ArrayList<>();
        long end = 0;
        for (String line : lines) {
            end += line.getBytes(StandardCharsets.UTF_8).length + 1;
            ends.add(end);
        }
        return ends;
    }

    private static <T> T read(Path file, int number, String line, Class<T> type) {
        try {
            return Payload.read(line.getBytes(StandardCharsets.UTF_8), type);
        } catch (MessageException wrong) {
            throw damaged(file, number, String.valueOf(wrong.getMessage()));
        }
    }

    private static UserException damaged(Path file, int line, String how) {
        return new UserException(file + " is damaged in line " + line + " (" + how
                + "): move it away, and the station begins a new one; its recordings have everything.");
    }

    /** As it can stand in a topic and in a file's name. */
    private static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "station" : slug.substring(0, Math.min(slug.length(), 32));
    }

    /** Names this outbox for ever. */
    String id() {
        return head.outbox;
    }

    /** The station's own level in its topics: the same as long as its outbox is there. */
    String station() {
        return head.station;
    }

    int size() {
        return written() + unwritten.size();
    }

    private int written() {
        return lineEnds.size() - 1;
    }

    /**
     * From 1 up.
     *
     * @throws IOException when the disk does not give it back
     */
    Fact get(int number) throws IOException {
        if (number > written()) {
            return unwritten.get(number - written() - 1);
        }
        long begin = lineEnds.get(number - 1);
        ByteBuffer line = ByteBuffer.allocate(Math.toIntExact(lineEnds.get(number) - begin - 1));
        while (line.hasRemaining()) {
            if (channel.read(line, begin + line.position()) < 0) {
                throw new EOFException(file + " has become shorter");
            }
        }
        try {
            return Payload.read(line.array(), Fact.class);
        } catch (MessageException damaged) {
            throw new IOException("line " + (number + 1) + " of " + file + " is damaged", damaged);
        }
    }

    /**
     * Keeps one more; it is on the disk when this returns.
     *
     * @throws IOException when the disk does not take it; it is kept in memory all the same, and written with the next one
     */
    void add(Fact fact) throws IOException {
        unwritten.add(fact);
        while (!unwritten.isEmpty()) {
            append(Payload.bytes(unwritten.getFirst()));
            unwritten.removeFirst();
        }
    }

    /** The whole line or nothing of it. */
    private void append(byte[] line) throws IOException {
        ByteBuffer whole =
                ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        long begin = channel.position();
        try {
            while (whole.hasRemaining()) {
                channel.write(whole);
            }
            channel.force(false);
            lineEnds.add(channel.position());
        } catch (IOException full) {
            channel.truncate(begin);
            throw full;
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
