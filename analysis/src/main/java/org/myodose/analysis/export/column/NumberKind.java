package org.myodose.analysis.export.column;

/** How a number stands in a file. */
public enum NumberKind {
    UNSIGNED_8(Byte.BYTES),
    SIGNED_32(Integer.BYTES),
    SIGNED_64(Long.BYTES),
    /** IEEE 754, kept to the last bit. */
    DOUBLE(Double.BYTES);

    private final int bytes;

    NumberKind(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one number. */
    public int bytes() {
        return bytes;
    }
}
