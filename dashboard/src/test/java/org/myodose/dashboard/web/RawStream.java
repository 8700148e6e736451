package org.myodose.dashboard.web;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;

/** A WebSocket byte by byte, so that what no library would send can be sent. One thread. */
final class RawStream implements AutoCloseable {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int IN_TWO_BYTES = 126;
    private static final int IN_EIGHT_BYTES = 127;

    private final Socket socket;
    private final DataInputStream input;

    private RawStream(Socket socket) throws IOException {
        this.socket = socket;
        input = new DataInputStream(socket.getInputStream());
        // What is left of the answer to the handshake ends with an empty line.
        int ends = 0;
        while (ends < 2) {
            int read = input.readUnsignedByte();
            ends = read == '\n' ? ends + 1 : read == '\r' ? ends : 0;
        }
    }

    /** Opened as the server's own page would. */
    static RawStream open(Visitor visitor, String path) throws IOException {
        return new RawStream(visitor.stream(path, "Origin", visitor.ownOrigin()));
    }

    /** The same with this key. */
    static RawStream openWithKey(Visitor visitor, String path, String key) throws IOException {
        return new RawStream(visitor.stream(path, "Origin", visitor.ownOrigin(), Visitor.KEY, key));
    }

    /** A frame as a client has to send it. */
    static byte[] frame(int opcode, boolean last, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        // A mask of zeros leaves the payload as it is.
        ByteBuffer frame = ByteBuffer.allocate(14 + bytes.length).put(head(opcode, last, bytes.length, MASKED));
        frame.putInt(0).put(bytes);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    /** The beginning of a frame, up to where a mask would stand. */
    static byte[] head(int opcode, boolean last, long length, int mask) {
        ByteBuffer head = ByteBuffer.allocate(10).put((byte) (opcode | (last ? FINAL : 0)));
        if (length < IN_TWO_BYTES) {
            head.put((byte) (length | mask));
        } else if (length <= 0xFFFF) {
            head.put((byte) (IN_TWO_BYTES | mask)).putShort((short) length);
        } else {
            head.put((byte) (IN_EIGHT_BYTES | mask)).putLong(length);
        }
        return Arrays.copyOf(head.array(), head.position());
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Reads until this was heard. */
    void awaitText(Predicate<String> wanted) throws IOException {
        while (!wanted.test(nextText())) {
            // It is not the one.
        }
    }

    /** The next message. */
    String nextText() throws IOException {
        Frame frame = next();
        while (frame.opcode != TEXT) {
            frame = next();
        }
        return frame.text();
    }

    /** Reads until this pong has come, past whatever is told meanwhile; how many came, itself included. */
    int awaitPong(String wanted) throws IOException {
        int pongs = 0;
        Frame frame;
        do {
            frame = next();
            pongs += frame.opcode == PONG ? 1 : 0;
        } while (frame.opcode != PONG || !frame.text().equals(wanted));
        return pongs;
    }

    /** Reads to the end, past whatever is told meanwhile. */
    Frame awaitClose() throws IOException {
        Frame frame = next();
        while (frame.opcode != CLOSE) {
            frame = next();
        }
        try {
            if (input.read() >= 0) {
                throw new AssertionError("something follows the close");
            }
        } catch (SocketException reset) {
            // An end, too.
        }
        return frame;
    }

    record Frame(int opcode, ByteBuffer payload) {

        String text() {
            return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
        }

        int closeCode() {
            return payload.getShort(0) & 0xFFFF;
        }

        String closeReason() {
            return StandardCharsets.UTF_8
                    .decode(payload.duplicate().position(Short.BYTES))
                    .toString();
        }
    }

    private Frame next() throws IOException {
        try {
            int opcode = input.readUnsignedByte() & 0x0F;
            int length = input.readUnsignedByte();
            long bytes = length < IN_TWO_BYTES
                    ? length
                    : length == IN_TWO_BYTES ? input.readUnsignedShort() : input.readLong();
            return new Frame(opcode, ByteBuffer.wrap(input.readNBytes(Math.toIntExact(bytes))));
        } catch (EOFException end) {
            throw new AssertionError("the connection ended without a word", end);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
