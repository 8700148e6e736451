package org.myodose.device.emulated;

import java.util.Arrays;
import org.myodose.device.wire.FrameDecoder;
import org.myodose.device.wire.FrameEncoder;

/** Frames on their way out, not yet taken by the reader. Not thread-safe. */
final class Outbox {

    private byte[] bytes = new byte[4 * FrameEncoder.MAX_LINE_BYTES];
    private int from;
    private int to;

    /** Drops everything and begins with the delimiter that parts the first frame from any noise before it. */
    void reset() {
        from = 0;
        to = 0;
        bytes[to++] = FrameDecoder.DELIMITER;
    }

    /** The buffer, with room for one frame from {@link #end} on. */
    byte[] withRoom() {
        if (from == to) {
            from = 0;
            to = 0;
        }
        if (bytes.length - to < FrameEncoder.MAX_LINE_BYTES) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            to -= from;
            from = 0;
        }
        // Only a host that floods with commands and reads no answers gets here.
        if (bytes.length - to < FrameEncoder.MAX_LINE_BYTES) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        return bytes;
    }

    int end() {
        return to;
    }

    void added(int length) {
        to += length;
    }

    boolean isEmpty() {
        return from == to;
    }

    /** Whether so much waits that no more scans should be made before some of it is taken. */
    boolean isFull() {
        return to - from >= 2 * FrameEncoder.MAX_LINE_BYTES;
    }

    /** Moves as much as fits to the start of {@code buffer} and returns how much that was. */
    int take(byte[] buffer) {
        int length = Math.min(buffer.length, to - from);
        System.arraycopy(bytes, from, buffer, 0, length);
        from += length;
        return length;
    }
}
