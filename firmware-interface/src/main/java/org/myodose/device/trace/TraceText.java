package org.myodose.device.trace;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The lines of a text file, whatever wrote it: with or without a byte-order mark, in UTF-8, UTF-16 or (where it is not valid
 * UTF-8) Latin-1.
 */
final class TraceText {

    private static final int SNIFFED_BYTES = 1 << 16;

    private final Path file;
    private final String name;
    private Charset charset = StandardCharsets.UTF_8;
    private int markBytes;

    private TraceText(Path file) {
        this.file = file;
        this.name = String.valueOf(file);
    }

    /** Looks at a file's first bytes. */
    static TraceText of(Path file) throws TraceException {
        TraceText text = new TraceText(file);
        if (!Files.exists(file)) {
            throw new TraceException("There is no file " + text.name + ": check its path.");
        }
        if (Files.isDirectory(file)) {
            throw new TraceException(text.name + " is a folder: name a trace file in it.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            text.sniff(in.readNBytes(SNIFFED_BYTES));
        } catch (IOException e) {
            throw text.unreadable(e);
        }
        return text;
    }

    private void sniff(byte[] bytes) throws TraceException {
        if (bytes.length == 0) {
            throw new TraceException(name + " is empty: a trace has one row of text per sample.");
        }
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            markBytes = 3;
        } else if (startsWith(bytes, 0xFF, 0xFE)) {
            mark(StandardCharsets.UTF_16LE);
        } else if (startsWith(bytes, 0xFE, 0xFF)) {
            mark(StandardCharsets.UTF_16BE);
        } else {
            refuseBinary(bytes);
            charset = isUtf8(bytes) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        }
    }

    private void mark(Charset utf16) {
        charset = utf16;
        markBytes = 2;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private void refuseBinary(byte[] bytes) throws TraceException {
        for (byte each : bytes) {
            if (each == 0) {
                throw new TraceException(
                        name + " is not a text file: a trace has one row of text per sample, such as a CSV file.");
            }
        }
    }

    /** The sniffed part may end within a character, so its last few bytes do not count. */
    private static boolean isUtf8(byte[] bytes) {
        int length = bytes.length < SNIFFED_BYTES ? bytes.length : bytes.length - 4;
        while (length < bytes.length && (bytes[length] & 0xC0) == 0x80) {
            length++;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    String name() {
        return name;
    }

    boolean hasByteOrderMark() {
        return markBytes > 0;
    }

    boolean isLatin1() {
        return charset.equals(StandardCharsets.ISO_8859_1);
    }

    /** A reader at the first line; the caller closes it. */
    BufferedReader open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.skipNBytes(markBytes);
        return new BufferedReader(new InputStreamReader(in, charset));
    }

    TraceException unreadable(IOException e) {
        return e instanceof AccessDeniedException
                ? new TraceException(name + " may not be read: ask for read permission on it.")
                : new TraceException(name + " cannot be read (" + e.getMessage() + "): check the disk it is on.");
    }
}
