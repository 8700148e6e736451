package org.myodose.device.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;

/**
 * Cuts a stream of bytes at its delimiters into frames and hands on those that arrived undamaged. Chunks may begin and
 * end anywhere. Whatever the bytes are, it does not throw, does not allocate, and is in step again at the next delimiter.
 *
 * <p>Every byte is accounted for: bytes received = good frame bytes + damaged bytes + empty frames + {@link #pending()}.
 * A damaged frame before the first delimiter is the tail of one that began before we listened: its bytes are counted,
 * but as no error of the line.
 *
 * <p>Threading: one thread; the handler is called on it.
 */
public final class FrameDecoder {

    /** Ends every frame on the line, and occurs nowhere else. */
    public static final byte DELIMITER = 0;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private static final int MAX_ENCODED_BYTES = Cobs.maxEncodedLength(Frame.MAX_BYTES);

    private final FrameHandler handler;
    private final LinkCounters counters;
    private final byte[] encoded = new byte[MAX_ENCODED_BYTES];
    private final byte[] decoded = new byte[MAX_ENCODED_BYTES];
    private final Frame frame = new Frame(decoded);
    private long pending;
    private boolean delimiterSeen;

    public FrameDecoder(FrameHandler handler, LinkCounters counters) {
        this.handler = handler;
        this.counters = counters;
    }

    /** Takes the next bytes of the stream; {@code arrivalNs} is when the read that brought them returned. */
    public void accept(byte[] bytes, int offset, int length, long arrivalNs) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        counters.add(Kind.BYTES_RECEIVED, length);
        int start = offset;
        int end = offset + length;
        for (int at = nextDelimiter(bytes, start, end); at < end; at = nextDelimiter(bytes, start, end)) {
            endFrame(bytes, start, at - start, arrivalNs);
            start = at + 1;
        }
        keep(bytes, start, end - start);
    }

    /**
     * Index of the next delimiter, or {@code end}. Looks at eight bytes a step: subtracting one from each byte borrows into
     * the highest bit of the first that is zero (Warren, Hacker's Delight, 2nd edition, 6-1).
     */
    private static int nextDelimiter(byte[] bytes, int start, int end) {
        int at = start;
        for (; end - at >= Long.BYTES; at += Long.BYTES) {
            long eight = (long) EIGHT_BYTES.get(bytes, at);
            long zeros = (eight - LOWEST_BITS) & ~eight & HIGHEST_BITS;
            if (zeros != 0) {
                return at + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
            }
        }
        while (at < end && bytes[at] != DELIMITER) {
            at++;
        }
        return at;
    }

    /** Bytes of a frame whose delimiter has not come yet. */
    public long pending() {
        return pending;
    }

    /** The stream is over: what came of a frame whose delimiter never will counts as damaged. */
    public void end() {
        counters.add(Kind.DAMAGED_BYTES, pending);
        pending = 0;
    }

    private void keep(byte[] bytes, int offset, int length) {
        if (pending + length <= MAX_ENCODED_BYTES) {
            System.arraycopy(bytes, offset, encoded, (int) pending, length);
        }
        pending += length;
    }

    private void endFrame(byte[] bytes, int offset, int length, long arrivalNs) {
        long lineBytes = pending + length + 1;
        if (lineBytes == 1) {
            counters.add(Kind.EMPTY_FRAMES, 1);
        } else if (lineBytes > MAX_ENCODED_BYTES + 1) {
            damaged(Kind.TOO_LONG, lineBytes);
        } else if (pending == 0) {
            finish(Cobs.decode(bytes, offset, length, decoded), lineBytes, arrivalNs);
        } else {
            keep(bytes, offset, length);
            finish(Cobs.decode(encoded, 0, (int) pending, decoded), lineBytes, arrivalNs);
        }
        delimiterSeen = true;
    }

    private void finish(int decodedLength, long lineBytes, long arrivalNs) {
        if (decodedLength == Cobs.MALFORMED) {
            damaged(Kind.MALFORMED_FRAMES, lineBytes);
        } else if (decodedLength < Frame.MIN_BYTES) {
            damaged(Kind.TOO_SHORT, lineBytes);
        } else if (decodedLength > Frame.MAX_BYTES) {
            damaged(Kind.TOO_LONG, lineBytes);
        } else if (Crc16.of(decoded, 0, decodedLength) != 0) { // a checksum run over itself leaves zero
            damaged(Kind.CRC_ERRORS, lineBytes);
        } else {
            good(decodedLength, lineBytes, arrivalNs);
        }
    }

    private void damaged(Kind kind, long lineBytes) {
        pending = 0;
        counters.add(Kind.DAMAGED_BYTES, lineBytes);
        counters.add(kind, delimiterSeen ? 1 : 0);
    }

    private void good(int decodedLength, long lineBytes, long arrivalNs) {
        pending = 0;
        delimiterSeen = true;
        counters.add(Kind.GOOD_FRAMES, 1);
        counters.add(Kind.GOOD_FRAME_BYTES, lineBytes);
        frame.set(decodedLength, arrivalNs);
        handler.onFrame(frame);
    }
}
