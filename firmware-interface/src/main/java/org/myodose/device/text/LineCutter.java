package org.myodose.device.text;

import java.util.Objects;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;

/**
 * Cuts a stream of bytes into lines, ended by a line feed, a carriage return or both. Chunks may begin and end anywhere.
 * Whatever the bytes are, it does not throw, does not allocate, and is in step again at the next end of a line.
 *
 * <p>Every byte is accounted for: bytes received = good frame bytes + damaged bytes + noise bytes + empty frames + {@link
 * #pending()}. What comes before the first end of a line is the tail of one that began before we listened: a part of a number
 * looks like a number, so it is never used; its bytes count as damaged, but as no error of the line.
 *
 * <p>Not thread-safe.
 */
final class LineCutter {

    /** Enough for 64 columns of 30 characters and their labels. */
    static final int MAX_LINE_BYTES = 4096;

    private final LinkCounters counters;
    private final LineHandler handler;
    private final byte[] kept = new byte[MAX_LINE_BYTES];
    private long pending;
    private boolean endSeen;

    LineCutter(LinkCounters counters, LineHandler handler) {
        this.counters = counters;
        this.handler = handler;
    }

    /** Takes the next bytes of the stream; {@code arrivalNs} is when the read that brought them returned. */
    void accept(byte[] bytes, int offset, int length, long arrivalNs) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        counters.add(Kind.BYTES_RECEIVED, length);
        int start = offset;
        int end = offset + length;
        for (int at = offset; at < end; at++) {
            if (isEnd(bytes[at])) {
                endLine(bytes, start, at, arrivalNs);
                start = at + 1;
            }
        }
        keep(bytes, start, end - start);
    }

    static boolean isEnd(byte value) {
        return value == '\n' || value == '\r';
    }

    /** Bytes of a line whose end has not come yet. */
    long pending() {
        return pending;
    }

    /** The stream is over: a line whose end never came may be half a line, and counts as damaged. */
    void end() {
        counters.add(Kind.DAMAGED_BYTES, pending);
        pending = 0;
    }

    private void keep(byte[] bytes, int offset, int length) {
        if (pending + length <= MAX_LINE_BYTES) {
            System.arraycopy(bytes, offset, kept, (int) pending, length);
        }
        pending += length;
    }

    private void endLine(byte[] bytes, int from, int to, long arrivalNs) {
        long lineBytes = pending + (to - from) + 1;
        if (lineBytes == 1) {
            counters.add(Kind.EMPTY_FRAMES, 1);
        } else if (lineBytes > MAX_LINE_BYTES + 1) {
            pending = 0;
            count(Verdict.TOO_MANY_COLUMNS, lineBytes);
        } else if (pending == 0) {
            count(handler.onLine(bytes, from, to, arrivalNs), lineBytes);
        } else {
            keep(bytes, from, to - from);
            int length = (int) pending;
            pending = 0;
            count(handler.onLine(kept, 0, length, arrivalNs), lineBytes);
        }
        endSeen = true;
    }

    /** Whether the line being handed out is the first, of which the beginning may be missing. */
    boolean isFirst() {
        return !endSeen;
    }

    private void count(Verdict verdict, long lineBytes) {
        if (endSeen || verdict == Verdict.WORDS) {
            counters.add(verdict.lines(), 1);
            counters.add(verdict.bytes(), lineBytes);
        } else {
            counters.add(Kind.DAMAGED_BYTES, lineBytes);
        }
    }
}
