package org.myodose.dashboard.classroom.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.classroom.lines.LineFile;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.MessageException;
import org.myodose.dashboard.classroom.message.Payload;

/**
 * What a class has given, on the trainer's own disk, so that it outlives the trainer's program and takes no memory: one JSON
 * object a line, only ever appended. The first line names the class. It is brought to the disk at the end, and by the system
 * meanwhile: what a power cut takes of it comes again from the stations' outboxes.
 *
 * <p>One thread at a time may add; any thread may read lines that are there, meanwhile too.
 */
public final class Inbox implements AutoCloseable {

    /** The first line. */
    record Head(String room) {}

    /**
     * Any other line: a fact, and what was known of its station then.
     *
     * @param station its level in the class's topics
     * @param clockMillis what is to be added to the station's times to make them ours
     */
    record Entry(String station, String name, String source, String recording, long clockMillis, Fact fact) {}

    private final LineFile lines;

    private Inbox(LineFile lines) {
        this.lines = lines;
    }

    /**
     * Opens what this class has given in that folder, or begins it.
     *
     * @throws UserException when another program has it open, or it cannot be read or written, or is damaged
     */
    public static Inbox open(Path folder, String room) {
        Path file = folder.resolve("class-" + room + ".inbox");
        try {
            LineFile lines = LineFile.open(file);
            if (lines == null) {
                throw new UserException("Another program of this machine holds class " + room + " in this folder ("
                        + file + "): end it, or hold the class from another folder.");
            }
            if (lines.count() == 0) {
                lines.append(Payload.bytes(new Head(room)), true);
            }
            return new Inbox(lines);
        } catch (IOException failure) {
            throw new UserException(
                    "What the class gives cannot be kept in " + file + " (" + failure.getMessage()
                            + "): hold the class in a folder that can be written to.",
                    failure);
        }
    }

    Path file() {
        return lines.file();
    }

    /** How many lines there are, with the first. */
    int lines() {
        return lines.count();
    }

    /**
     * Keeps one more, in the line that is the last one then.
     *
     * @throws IOException when the disk does not take it; nothing has changed then
     */
    void add(Entry entry) throws IOException {
        lines.append(Payload.bytes(entry), false);
    }

    /**
     * @param line from 1 up
     * @throws UserException when the disk does not give it back, or it is damaged
     */
    Entry get(int line) {
        try {
            return Payload.readOwn(lines.get(line), Entry.class);
        } catch (MessageException wrong) {
            throw new UserException(
                    lines.file() + " is damaged in line " + (line + 1) + " (" + wrong.getMessage()
                            + "): move it away and begin the class again with its code; stations that are there tell theirs again.");
        } catch (IOException unreadable) {
            throw new UserException(
                    "What the class has given cannot be read from " + lines.file() + " (" + unreadable.getMessage()
                            + "): look after that disk.",
                    unreadable);
        }
    }

    /**
     * Leaves nothing behind where nothing was given; else all is on the disk when this returns.
     *
     * @throws IOException when the disk does not say so
     */
    @Override
    public void close() throws IOException {
        boolean empty = lines.count() <= 1;
        try (lines) {
            lines.sync();
        }
        if (empty) {
            Files.deleteIfExists(lines.file());
        }
    }
}
