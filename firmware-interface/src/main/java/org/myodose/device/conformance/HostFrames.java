package org.myodose.device.conformance;

import java.util.Arrays;
import org.myodose.device.wire.Cobs;
import org.myodose.device.wire.Crc16;
import org.myodose.device.wire.FrameDecoder;

/** Makes frames from the host, also such as no proper host would send. Each call takes the next sequence number. */
final class HostFrames {

    private static final int HEADER_BYTES = 7;
    private static final int CRC_BYTES = 2;

    private int nextSequence;

    /** Number that the next frame will carry. */
    int nextSequence() {
        return nextSequence;
    }

    /** A frame of any type, ready for the line. */
    byte[] frame(int type, int... payload) {
        return onTheLine(bytes(type, payload));
    }

    /** The same with a bit of its checksum wrong. */
    byte[] wrongChecksum(int type) {
        byte[] frame = bytes(type);
        frame[frame.length - 1] ^= 1;
        return onTheLine(frame);
    }

    /** A code that points beyond the delimiter. */
    static byte[] malformed() {
        return new byte[] {9, 1, 2, FrameDecoder.DELIMITER};
    }

    /** Fewer bytes than any frame has. */
    static byte[] tooShort() {
        return onTheLine(new byte[] {1, 2, 3});
    }

    private byte[] bytes(int type, int... payload) {
        byte[] frame = new byte[HEADER_BYTES + payload.length + CRC_BYTES];
        frame[0] = (byte) type;
        frame[1] = (byte) nextSequence;
        frame[2] = (byte) (nextSequence >> 8);
        nextSequence = (nextSequence + 1) & 0xFFFF;
        for (int i = 0; i < payload.length; i++) {
            frame[HEADER_BYTES + i] = (byte) payload[i];
        }
        int crc = Crc16.of(frame, 0, frame.length - CRC_BYTES);
        frame[frame.length - 2] = (byte) crc;
        frame[frame.length - 1] = (byte) (crc >> 8);
        return frame;
    }

    private static byte[] onTheLine(byte[] frame) {
        byte[] line = new byte[Cobs.maxEncodedLength(frame.length) + 1];
        int length = Cobs.encode(frame, 0, frame.length, line, 0);
        line[length] = FrameDecoder.DELIMITER;
        return Arrays.copyOf(line, length + 1);
    }
}
