package org.myodose.analysis.sealed;

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
import org.myodose.analysis.table.NewFiles;

/**
 * An append-only file of lines, each after a seal: the SHA-256 of the seal before and the line. So whoever alters, drops or swaps
 * a line is found out, though not who takes lines off the end; keep the last seal elsewhere to notice that. A line that a crash
 * cut short is left out and told.
 *
 * <p>Each method opens the file anew and locks it while it writes, so that several programs may use one file.
 */
public final class SealedLines {

    private static final int SEAL_DIGITS = 64;

    /** A file's lock is the whole program's: its own threads wait here. */
    private static final Object WRITING = new Object();

    private final Path file;
    private final String header;
    private final String kind;
    private final String advice;

    /**
     * @param header its first line, with kind and version
     * @param kind what it is called in sentences, such as {@code ledger}
     * @param advice how to put a line right instead of altering it, one sentence
     */
    public SealedLines(Path file, String header, String kind, String advice) {
        this.file = file;
        this.header = header;
        this.kind = kind;
        this.advice = advice;
    }

    /**
     * What such a file holds.
     *
     * @param lines in the order of writing, without their seals
     * @param lastSeal the seal of the last of them; of the heading, where there is none
     * @param tornBytes what a crash left of a line that was never complete; 0 where all is well
     */
    public record Contents(List<String> lines, String lastSeal, int tornBytes) {

        public Contents {
            lines = List.copyOf(lines);
        }
    }

    /** Makes the next line from those before, or refuses to; it may be asked more than once. */
    public interface NextLine<X extends Exception> {
        String after(List<String> lines) throws SealedException, X;
    }

    /**
     * Reads and verifies everything; a file that does not exist yet is empty.
     *
     * @throws SealedException when it cannot be read, or a line was altered
     */
    public Contents read() throws SealedException {
        try {
            return Files.exists(file)
                    ? contents(Files.readAllBytes(file))
                    : new Contents(List.of(), seal("", header), 0);
        } catch (SealedException told) {
            throw told;
        } catch (IOException failure) {
            throw new SealedException(file + " cannot be read (" + failure.getMessage() + ").", failure);
        }
    }

    /**
     * Appends a line and returns when it is safe on the disk.
     *
     * @throws SealedException when the file was altered, or cannot be written; then nothing was added
     * @throws X when {@code next} refused; nothing was added, nor a file made
     */
    public <X extends Exception> void append(NextLine<X> next) throws SealedException, X {
        synchronized (WRITING) {
            if (!Files.exists(file)) {
                next.after(List.of());
            }
            appendAlone(next);
        }
    }

    private <X extends Exception> void appendAlone(NextLine<X> next) throws SealedException, X {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // Against other programs; closing the channel gives it back.
            channel.lock();
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until all is there.
            }
            Contents before = contents(bytes.array());
            String line = next.after(before.lines());
            String heading = bytes.capacity() == before.tornBytes() ? header + "\n" : "";
            // What a crash cut short is overwritten: it was never a line.
            long end = channel.size() - before.tornBytes();
            channel.truncate(end);
            write(channel, end, heading + seal(before.lastSeal(), line) + " " + line + "\n");
        } catch (SealedException told) {
            throw told;
        } catch (IOException failure) {
            throw new SealedException(
                    String.valueOf(NewFiles.cannotWrite(file, failure).getMessage()), failure);
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

    private Contents contents(byte[] bytes) throws SealedException {
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        List<String> written =
                new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList();
        if (!written.isEmpty() && !written.getFirst().equals(header)) {
            throw new SealedException(
                    file + " is no " + kind + " of version 1: it does not begin with '" + header + "'.");
        }
        List<String> lines = new ArrayList<>();
        String seal = seal("", header);
        for (int index = 1; index < written.size(); index++) {
            seal = verified(seal, written.get(index), index + 1);
            lines.add(written.get(index).substring(SEAL_DIGITS + 1));
        }
        return new Contents(lines, seal, bytes.length - whole);
    }

    private String verified(String sealBefore, String line, int lineNumber) throws SealedException {
        boolean longEnough = line.length() > SEAL_DIGITS + 1;
        String expected = longEnough ? seal(sealBefore, line.substring(SEAL_DIGITS + 1)) : "";
        if (!longEnough || !line.startsWith(expected + " ")) {
            throw new SealedException(file + ", line " + lineNumber
                    + " was altered, or a line before it is missing: put the file back from a copy. " + advice);
        }
        return expected;
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
