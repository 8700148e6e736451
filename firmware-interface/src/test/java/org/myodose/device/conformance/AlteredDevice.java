package org.myodose.device.conformance;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.myodose.device.ByteLink;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkException;
import org.myodose.device.wire.Cobs;
import org.myodose.device.wire.Crc16;
import org.myodose.device.wire.Frame;
import org.myodose.device.wire.FrameDecoder;

/** A good device behind somebody who alters what it says, frame by frame, before it comes to the host. */
final class AlteredDevice implements ByteLink {

    private static final int HEADER_BYTES = 7;

    /** What comes in place of a frame: any number of frames. Frames are told without their checksums. */
    @FunctionalInterface
    interface Alteration {
        List<byte[]> of(byte[] frame);
    }

    private final ByteLink device;
    private final Alteration alteration;
    private final FrameDecoder decoder = new FrameDecoder(this::onFrame, new LinkCounters());
    private final Queue<byte[]> toHost = new ArrayDeque<>();
    private final byte[] buffer = new byte[4096];
    private final boolean renumbers;
    private int sequence;

    /** @param renumbers whether dropped frames leave no hole in the numbers */
    AlteredDevice(ByteLink device, boolean renumbers, Alteration alteration) {
        this.device = device;
        this.renumbers = renumbers;
        this.alteration = alteration;
    }

    private void onFrame(Frame frame) {
        byte[] bytes = new byte[HEADER_BYTES + frame.payloadLength()];
        bytes[0] = (byte) frame.type();
        put(bytes, 1, frame.sequence(), 2);
        put(bytes, 3, frame.tickMicros(), 4);
        byte[] payload = new byte[frame.payloadLength()];
        frame.copy(0, payload.length, payload);
        System.arraycopy(payload, 0, bytes, HEADER_BYTES, payload.length);
        List<byte[]> instead = alteration.of(bytes);
        if (instead.isEmpty()) {
            // Harmless on the line, and lets who reads see that time passes.
            toHost.add(new byte[] {FrameDecoder.DELIMITER});
        }
        for (byte[] altered : instead) {
            if (renumbers) {
                put(altered, 1, sequence++, 2);
            }
            toHost.add(onTheLine(altered));
        }
    }

    static void put(byte[] bytes, int at, long value, int width) {
        for (int i = 0; i < width; i++) {
            bytes[at + i] = (byte) (value >> (8 * i));
        }
    }

    private static byte[] onTheLine(byte[] frame) {
        byte[] summed = Arrays.copyOf(frame, frame.length + 2);
        put(summed, frame.length, Crc16.of(frame, 0, frame.length), 2);
        byte[] line = new byte[Cobs.maxEncodedLength(summed.length) + 1];
        int length = Cobs.encode(summed, 0, summed.length, line, 0);
        return Arrays.copyOf(line, length + 1);
    }

    @Override
    public int read(byte[] target) throws LinkException {
        byte[] next = toHost.poll();
        while (next == null) {
            int count = device.read(buffer);
            if (count < 0) {
                return -1;
            }
            decoder.accept(buffer, 0, count, 0);
            next = toHost.poll();
        }
        System.arraycopy(next, 0, target, 0, next.length);
        return next.length;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws LinkException {
        device.write(bytes, offset, length);
    }

    @Override
    public String description() {
        return device.description();
    }

    @Override
    public void close() {
        device.close();
    }
}
