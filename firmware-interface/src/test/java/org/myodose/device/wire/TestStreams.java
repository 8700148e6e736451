package org.myodose.device.wire;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Bytes as they come over a line. */
final class TestStreams {

    private TestStreams() {}

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /** A frame of any type and payload with a good checksum, ready for the line; unlike the encoder it refuses nothing. */
    static byte[] lineOf(int type, int sequence, int tick, byte[] payload) {
        byte[] frame = new byte[Frame.MIN_BYTES + payload.length];
        frame[0] = (byte) type;
        Frame.SHORT.set(frame, Frame.SEQUENCE_OFFSET, (short) sequence);
        Frame.INT.set(frame, Frame.TICK_OFFSET, tick);
        System.arraycopy(payload, 0, frame, Frame.HEADER_BYTES, payload.length);
        int crcAt = frame.length - Frame.CRC_BYTES;
        Frame.SHORT.set(frame, crcAt, (short) Crc16.of(frame, 0, crcAt));
        byte[] line = new byte[Cobs.maxEncodedLength(frame.length) + 1];
        int length = Cobs.encode(frame, 0, frame.length, line, 0);
        return Arrays.copyOf(line, length + 1);
    }
}
