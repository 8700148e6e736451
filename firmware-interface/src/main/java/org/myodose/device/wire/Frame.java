package org.myodose.device.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * A view of one undamaged frame in the decoder's buffer, reused for every frame. All integers are little-endian.
 *
 * <pre>
 *  offset 0      1          3                  7              n−2
 *        +------+----------+------------------+--------------+----------+
 *        | type | sequence | tick             | payload      | CRC-16   |
 *        | u8   | u16      | u32 microseconds | 0..2039 bytes| u16      |
 *        +------+----------+------------------+--------------+----------+
 * </pre>
 *
 * <p>Payload accessors count from the start of the payload and throw {@link IndexOutOfBoundsException} beyond its end.
 * Valid only during {@link FrameHandler#onFrame}; not thread-safe.
 */
public final class Frame {

    /** Longest frame before stuffing, checksum included: the longest HELLO that the protocol permits fits. */
    public static final int MAX_BYTES = 2048;

    static final int HEADER_BYTES = 7;
    static final int CRC_BYTES = 2;
    static final int MIN_BYTES = HEADER_BYTES + CRC_BYTES;
    static final int SEQUENCE_OFFSET = 1;
    static final int TICK_OFFSET = 3;
    static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private int payloadLength;
    private long arrivalNs;

    Frame(byte[] bytes) {
        this.bytes = bytes;
    }

    void set(int length, long arrivalNs) {
        this.payloadLength = length - MIN_BYTES;
        this.arrivalNs = arrivalNs;
    }

    /** Type code, 0 to 255; see {@link MessageType}. */
    public int type() {
        return bytes[0] & 0xFF;
    }

    /** Number of this frame among all that its sender has sent, modulo 65536. */
    public int sequence() {
        return (short) SHORT.get(bytes, SEQUENCE_OFFSET) & 0xFFFF;
    }

    /** Device clock in microseconds, 0 to 2³²−1, wrapping; 0 in frames from the host. */
    public long tickMicros() {
        return Integer.toUnsignedLong((int) INT.get(bytes, TICK_OFFSET));
    }

    /** Host monotonic clock when the read that brought the frame's last byte returned. */
    public long arrivalNs() {
        return arrivalNs;
    }

    public int payloadLength() {
        return payloadLength;
    }

    /** Unsigned byte. */
    public int u8(int offset) {
        return bytes[at(offset, 1)] & 0xFF;
    }

    /** Unsigned 16-bit integer. */
    public int u16(int offset) {
        return (short) SHORT.get(bytes, at(offset, 2)) & 0xFFFF;
    }

    /** Signed 16-bit integer. */
    public int i16(int offset) {
        return (short) SHORT.get(bytes, at(offset, 2));
    }

    /** Unsigned 32-bit integer. */
    public long u32(int offset) {
        return Integer.toUnsignedLong((int) INT.get(bytes, at(offset, 4)));
    }

    /** Copies {@code length} bytes of the payload to the start of {@code target}. */
    public void copy(int offset, int length, byte[] target) {
        System.arraycopy(bytes, at(offset, length), target, 0, length);
    }

    /** Reads {@code count} signed integers of {@code width} bytes (2, 3 or 4) to the start of {@code target}. */
    public void counts(int offset, int width, int count, int[] target) {
        int at = at(offset, width * count);
        switch (width) {
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    target[i] = (short) SHORT.get(bytes, at + 2 * i);
                }
            }
            case 3 -> {
                for (int i = 0; i < count; i++) {
                    // The byte below comes along and is shifted out again; there is always one, in the header.
                    target[i] = (int) INT.get(bytes, at + 3 * i - 1) >> 8;
                }
            }
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    target[i] = (int) INT.get(bytes, at + 4 * i);
                }
            }
            default -> throw new IllegalArgumentException("counts have 2, 3 or 4 bytes, not " + width);
        }
    }

    private int at(int offset, int length) {
        return HEADER_BYTES + Objects.checkFromIndexSize(offset, length, payloadLength);
    }
}
