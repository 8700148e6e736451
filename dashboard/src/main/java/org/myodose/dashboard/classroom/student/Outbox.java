package org.myodose.dashboard.classroom.student;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.classroom.lines.LineFile;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.MessageException;
import org.myodose.dashboard.classroom.message.Payload;

/**
 * What a station must not lose of a class, on its own disk: one JSON object a line, only ever appended, synced before it is
 * sent. The first line names the outbox. In memory stands nothing that is written: a course's worth of traces would not let a
 * small computer go on for ever.
 *
 * <p>Confined to the uplink's thread once it is open.
 */
final class Outbox implements AutoCloseable {

    /** The first line. */
    record Head(String outbox, String room, String station) {}

    private final LineFile lines;
    private final Head head;
    /** What the disk did not take yet. */
    private final List<Fact> unwritten = new ArrayList<>();

    private Outbox(LineFile lines, Head head) {
        this.lines = lines;
        this.head = head;
    }

    /**
     * Opens the station's outbox of this class, or begins one.
     *
     * @throws UserException when another program has it open, or it cannot be read or written
     */
    static Outbox open(Path folder, String room, String name) {
        Path file = folder.resolve("class-" + room + "-" + slug(name) + ".outbox");
        try {
            LineFile lines = LineFile.open(file);
            if (lines == null) {
                throw new UserException("Another station on this machine is called '" + name + "' in class " + room
                        + ": give this one another --name.");
            }
            try {
                return lines.count() == 0 ? begin(lines, room, name) : goOn(lines);
            } catch (IOException | RuntimeException failure) {
                lines.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new UserException(
                    "What must not be lost of the class cannot be kept in " + file + " (" + failure.getMessage()
                            + "): run the station in a folder that can be written to.",
                    failure);
        }
    }

    private static Outbox begin(LineFile lines, String room, String name) throws IOException {
        String id = UUID.randomUUID().toString();
        Head head = new Head(id, room, slug(name) + "-" + id.substring(0, 4));
        lines.append(Payload.bytes(head), true);
        return new Outbox(lines, head);
    }

    private static Outbox goOn(LineFile lines) throws IOException {
        for (int number = 1; number < lines.count(); number++) {
            if (read(lines, number, Fact.class).number() != number) {
                throw damaged(lines.file(), number + 1, "a number is missing");
            }
        }
        return new Outbox(lines, read(lines, 0, Head.class));
    }

    private static <T> T read(LineFile lines, int index, Class<T> type) throws IOException {
        try {
            return Payload.read(lines.get(index), type);
        } catch (MessageException wrong) {
            throw damaged(lines.file(), index + 1, String.valueOf(wrong.getMessage()));
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
        return lines.count() - 1;
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
        try {
            return Payload.read(lines.get(number), Fact.class);
        } catch (MessageException damaged) {
            throw new IOException("line " + (number + 1) + " of " + file() + " is damaged", damaged);
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
            lines.append(Payload.bytes(unwritten.getFirst()), true);
            unwritten.removeFirst();
        }
    }

    Path file() {
        return lines.file();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
