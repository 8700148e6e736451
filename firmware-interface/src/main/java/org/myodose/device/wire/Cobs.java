package org.myodose.device.wire;

/**
 * Consistent Overhead Byte Stuffing: rewrites a block of bytes without any zero, so that a zero can end it.
 *
 * <p>Pure functions on buffers of the caller; they allocate nothing. Source: S. Cheshire and M. Baker, "Consistent
 * Overhead Byte Stuffing", IEEE/ACM Transactions on Networking 7(2), 1999.
 */
public final class Cobs {

    /** What {@link #decode} returns for bytes that no encoder makes. */
    public static final int MALFORMED = -1;

    /** A code of this value stands for 254 bytes that no zero follows; every smaller code c for c − 1 bytes and a zero. */
    private static final int FULL_BLOCK = 0xFF;

    private Cobs() {}

    /** The most bytes that {@code length} bytes can become, without a delimiter. */
    public static int maxEncodedLength(int length) {
        return length + Math.max(1, (length + FULL_BLOCK - 2) / (FULL_BLOCK - 1));
    }

    /**
     * Encodes into the shortest form and returns its length. {@code target} must have room for {@link #maxEncodedLength}
     * and must not be {@code source}.
     */
    public static int encode(byte[] source, int sourceOffset, int length, byte[] target, int targetOffset) {
        int codeAt = targetOffset;
        int out = targetOffset + 1;
        int end = sourceOffset + length;
        for (int in = sourceOffset; in < end; in++) {
            if (source[in] != 0) {
                target[out++] = source[in];
            }
            boolean full = out - codeAt == FULL_BLOCK;
            if (source[in] == 0 || (full && in + 1 < end)) {
                target[codeAt] = (byte) (out - codeAt);
                codeAt = out++;
            }
        }
        target[codeAt] = (byte) (out - codeAt);
        return out - targetOffset;
    }

    /**
     * Decodes {@code length} bytes, none of them zero, to the start of {@code target} and returns the decoded length or
     * {@link #MALFORMED}. The decoded form is never longer; {@code target} may be {@code source} when {@code offset} is 0.
     */
    public static int decode(byte[] source, int offset, int length, byte[] target) {
        int in = offset;
        int end = offset + length;
        int out = 0;
        while (in < end) {
            int code = source[in++] & 0xFF;
            int blockEnd = in + code - 1;
            if (code == 0 || blockEnd > end) {
                return MALFORMED;
            }
            while (in < blockEnd) {
                target[out++] = source[in++];
            }
            if (code != FULL_BLOCK && in < end) {
                target[out++] = 0;
            }
        }
        return out;
    }
}
