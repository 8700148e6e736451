package org.myodose.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.myodose.device.ByteLink;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;
import org.myodose.device.wire.FrameEncoder;
import org.myodose.device.wire.Hello;

/**
 * A link that is always ready: a streaming introduction, then press after press at 1 kHz, over and over, encoded
 * beforehand so that encoding is not measured. Single-threaded.
 */
final class EndlessPresses implements ByteLink {

    /** All sequence numbers once, so that the next round follows on without a frame missing. */
    private static final int FRAMES = 1 << 16;

    private static final int SCANS_A_PRESS = 1_600;

    private final byte[] introduction;
    private final byte[] presses;
    private boolean introduced;
    private int next;

    EndlessPresses(int channels) {
        List<ChannelDescription> described = IntStream.range(0, channels)
                .mapToObj(index -> new ChannelDescription(
                        "c" + index, SensorKind.SIMULATED, SensorPosition.PALM, ForceUnit.NEWTONS, 16, -2))
                .toList();
        DeviceDescription device = new DeviceDescription(1, "Benchmark", "BENCH-1", "1", 1_000_000, described);
        FrameEncoder encoder = new FrameEncoder();
        byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];
        int length = encoder.hello(new Hello(device, true, false, 1_000_000, 2), 0, line, 0);
        introduction = Arrays.copyOf(line, length);
        presses = encode(encoder, line, new int[channels]);
    }

    private static byte[] encode(FrameEncoder encoder, byte[] line, int[] counts) {
        byte[] encoded = new byte[FRAMES * (counts.length * 2 + 16)];
        int filled = 0;
        for (int frame = 0; frame < FRAMES; frame++) {
            for (int channel = 0; channel < counts.length; channel++) {
                counts[channel] = counts(frame % SCANS_A_PRESS) + (frame * 7 + channel * 13 & 3);
            }
            int length = encoder.scans(frame * 1000L, 2, counts.length, 1, counts, new int[1], line, 0);
            System.arraycopy(line, 0, encoded, filled, length);
            filled += length;
        }
        return Arrays.copyOf(encoded, filled);
    }

    /** A ramp of 0.3 s, a plateau, a release, a rest. */
    private static int counts(int scan) {
        int plateau = 600;
        if (scan < 300) {
            return plateau * scan / 300;
        }
        return scan < 1_100 ? plateau : Math.max(0, plateau * (1_250 - scan) / 150);
    }

    @Override
    public int read(byte[] buffer) {
        byte[] from = introduced ? presses : introduction;
        int count = Math.min(buffer.length, from.length - next);
        System.arraycopy(from, next, buffer, 0, count);
        next += count;
        if (next == from.length) {
            introduced = true;
            next = 0;
        }
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        // It streams already and does as it likes.
    }

    @Override
    public String description() {
        return "memory";
    }

    @Override
    public void close() {}
}
