package org.myodose.device.wire;

/**
 * CRC-16/MCRF4XX: polynomial 0x1021 reflected (0x8408), start 0xFFFF, no final inversion; the {@code _crc_ccitt_update}
 * of avr-libc. "123456789" gives 0x6F91.
 *
 * <p>Takes eight bytes a step with one table for each, because the checksum is the dearest part of decoding: a byte-wise
 * table costs four times as much on a frame of 64 bytes, and 4 KB of tables stay in the first-level cache.
 */
public final class Crc16 {

    /** Value before the first byte. */
    public static final int START = 0xFFFF;

    private static final int POLYNOMIAL = 0x8408;
    private static final int STEP = 8;

    /** Entry 256·k + b: what byte b does to the checksum when k more bytes of zero follow it. */
    private static final char[] TABLES = tables();

    private Crc16() {}

    /** Checksum of the bytes, 0 to 0xFFFF. */
    public static int of(byte[] bytes, int offset, int length) {
        int crc = START;
        int at = offset;
        int end = offset + length;
        for (; end - at >= STEP; at += STEP) {
            crc = TABLES[1792 + ((bytes[at] ^ crc) & 0xFF)]
                    ^ TABLES[1536 + ((bytes[at + 1] ^ (crc >>> 8)) & 0xFF)]
                    ^ TABLES[1280 + (bytes[at + 2] & 0xFF)]
                    ^ TABLES[1024 + (bytes[at + 3] & 0xFF)]
                    ^ TABLES[768 + (bytes[at + 4] & 0xFF)]
                    ^ TABLES[512 + (bytes[at + 5] & 0xFF)]
                    ^ TABLES[256 + (bytes[at + 6] & 0xFF)]
                    ^ TABLES[bytes[at + 7] & 0xFF];
        }
        for (; at < end; at++) {
            crc = (crc >>> 8) ^ TABLES[(bytes[at] ^ crc) & 0xFF];
        }
        return crc;
    }

    private static char[] tables() {
        char[] tables = new char[STEP * 256];
        for (int value = 0; value < 256; value++) {
            tables[value] = (char) shiftOut(value);
        }
        for (int i = 256; i < tables.length; i++) {
            int before = tables[i - 256];
            tables[i] = (char) ((before >>> 8) ^ tables[before & 0xFF]);
        }
        return tables;
    }

    private static int shiftOut(int crc) {
        int shifted = crc;
        for (int bit = 0; bit < 8; bit++) {
            shifted = (shifted & 1) == 0 ? shifted >>> 1 : (shifted >>> 1) ^ POLYNOMIAL;
        }
        return shifted;
    }
}
