package org.myodose.analysis.course;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;

/**
 * An append-only file of entries: a line each, of the entry as JSON and a seal, the SHA-256 of the seal before and the entry. So
 * whoever alters, drops or swaps a line is found out, though not who takes lines off the end; keep the last seal elsewhere to
 * notice that. A line that a crash cut short is left out and told.
 *
 * <p>Each method opens the file anew and locks it while it writes, so that several programs may use one ledger.
 */
public final class CourseLedger {

    private static final String HEADER = "myodose-ledger=1";
    private static final int SEAL_DIGITS = 64;

    /** A file's lock is the whole program's: its own threads wait here. */
    private static final Object WRITING = new Object();

    private final Path file;

    public CourseLedger(Path file) {
        this.file = file;
    }

    /**
     * What a ledger holds.
     *
     * @param entries in the order of writing
     * @param lastSeal the seal of the last of them; of the heading, where there is none
     * @param tornBytes what a crash left of a line that was never complete; 0 where all is well
     */
    public record Contents(List<Entry> entries, String lastSeal, int tornBytes) {

        public Contents {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Reads and verifies everything; a ledger that does not exist yet is empty.
     *
     * @throws LedgerException when it cannot be read, or a line was altered
     */
    public Contents read() throws LedgerException {
        try {
            return Files.exists(file)
                    ? contents(Files.readAllBytes(file))
                    : new Contents(List.of(), seal("", HEADER), 0);
        } catch (IOException failure) {
            throw new LedgerException(file + " cannot be read (" + failure.getMessage() + ").", failure);
        }
    }

    /**
     * Appends an entry and returns it when it is safe on the disk.
     *
     * @param entry makes the entry from its number
     * @throws LedgerException when the ledger was altered, or cannot be written; then nothing was added
     */
    public Entry append(IntFunction<Entry> entry) throws LedgerException {
        synchronized (WRITING) {
            return appendAlone(entry);
        }
    }

    private Entry appendAlone(IntFunction<Entry> entry) throws LedgerException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // Against other programs; closing the channel gives it back.
            channel.lock();
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until all is there.
            }
            Contents before = contents(bytes.array());
            Entry added = entry.apply(before.entries().size() + 1);
            String line = EntryText.of(added);
            String heading = bytes.capacity() == before.tornBytes() ? HEADER + "\n" : "";
            // What a crash cut short is overwritten: it was never an entry.
            long end = channel.size() - before.tornBytes();
            channel.truncate(end);
            write(channel, end, heading + seal(before.lastSeal(), line) + " " + line + "\n");
            return added;
        } catch (IOException failure) {
            throw new LedgerException(file + " cannot be written (" + failure.getMessage() + ").", failure);
        }
    }

    private static void write(FileChannel channel, long position, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        channel.position(position);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private Contents contents(byte[] bytes) throws LedgerException {
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        List<String> lines =
                new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList();
        if (!lines.isEmpty() && !lines.getFirst().equals(HEADER)) {
            throw new LedgerException(file + " is no ledger of version 1: it does not begin with '" + HEADER + "'.");
        }
        List<Entry> entries = new ArrayList<>();
        String seal = seal("", HEADER);
        for (int index = 1; index < lines.size(); index++) {
            seal = verified(seal, lines.get(index), index + 1);
            entries.add(entry(lines.get(index).substring(SEAL_DIGITS + 1), index));
        }
        return new Contents(entries, seal, bytes.length - whole);
    }

    private String verified(String sealBefore, String line, int lineNumber) throws LedgerException {
        boolean longEnough = line.length() > SEAL_DIGITS + 1;
        String expected = longEnough ? seal(sealBefore, line.substring(SEAL_DIGITS + 1)) : "";
        if (!longEnough || !line.startsWith(expected + " ")) {
            throw new LedgerException(file + ", line " + lineNumber
                    + " was altered, or a line before it is missing: put the file back from a copy. To put an entry"
                    + " right, add a correction instead.");
        }
        return expected;
    }

    private Entry entry(String line, int number) throws LedgerException {
        try {
            Entry entry = EntryText.read(line);
            if (entry.number() == number) {
                return entry;
            }
            throw new LedgerException(file + " calls its entry " + number + " number " + entry.number() + ".");
        } catch (IOException | RuntimeException failure) {
            throw new LedgerException(
                    file + ", entry " + number + " cannot be understood (" + failure.getMessage() + ").", failure);
        }
    }

    private static String seal(String before, String line) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(line.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
