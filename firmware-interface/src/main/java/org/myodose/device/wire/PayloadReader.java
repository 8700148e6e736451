package org.myodose.device.wire;

import org.jspecify.annotations.Nullable;

/** Reads a payload from front to back. Beyond its end everything is zero and {@link #failed} says so: no exceptions. */
final class PayloadReader {

    private final Frame frame;
    private int at;
    private boolean failed;

    PayloadReader(Frame frame) {
        this.frame = frame;
    }

    /** Whether anything asked for was not there, or was no text. */
    boolean failed() {
        return failed;
    }

    int u8() {
        return has(1) ? frame.u8(advance(1)) : 0;
    }

    int i8() {
        return (byte) u8();
    }

    long u32() {
        return has(4) ? frame.u32(advance(4)) : 0;
    }

    /** A length byte and that many bytes of UTF-8. */
    String text(int maxBytes) {
        int length = u8();
        if (length > maxBytes || !has(length)) {
            failed = true;
            return "";
        }
        byte[] bytes = new byte[length];
        frame.copy(advance(length), length, bytes);
        @Nullable String text = WireText.decode(bytes);
        failed |= text == null;
        return text == null ? "" : text;
    }

    private boolean has(int bytes) {
        failed |= at + bytes > frame.payloadLength();
        return !failed;
    }

    private int advance(int bytes) {
        int start = at;
        at += bytes;
        return start;
    }
}
