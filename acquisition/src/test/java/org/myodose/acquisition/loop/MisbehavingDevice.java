package org.myodose.acquisition.loop;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.myodose.device.ByteLink;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;
import org.myodose.device.wire.FrameEncoder;
import org.myodose.device.wire.Hello;

/** A streaming device of two 10-bit channels at 1 kHz, which sends what a test tells it, good or bad, one read for each. */
final class MisbehavingDevice implements ByteLink {

    static final long PERIOD_MICROS = 1_000;

    private static final List<ChannelDescription> CHANNELS = List.of(channel("thumb"), channel("index"));

    private final Queue<byte[]> reads = new ArrayDeque<>();
    private final FrameEncoder encoder = new FrameEncoder();
    private final byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];
    private long tickMicros = 5_000_000;

    MisbehavingDevice() {
        DeviceDescription device = new DeviceDescription(1, "Misbehaving", "M-1", "1", 1_000_000, CHANNELS);
        put(encoder.hello(new Hello(device, true, false, 1_000_000, 2), 0, line, 0));
    }

    private static ChannelDescription channel(String name) {
        return new ChannelDescription(
                name, SensorKind.FORCE_SENSING_RESISTOR, SensorPosition.UNSPECIFIED, ForceUnit.COUNTS, 10, 0);
    }

    private void put(int length) {
        reads.add(Arrays.copyOf(line, length));
    }

    /** Scans a period apart, counts 1, 2, 3 … on the first channel. */
    MisbehavingDevice good(int from, int to) {
        for (int count = from; count <= to; count++) {
            scan(count, 100);
        }
        return this;
    }

    /** One scan, a period after the one before. */
    MisbehavingDevice scan(int... counts) {
        tickMicros += PERIOD_MICROS;
        put(encoder.scans(tickMicros & 0xFFFF_FFFFL, 2, counts.length, 1, counts, new int[1], line, 0));
        return this;
    }

    /** Its clock steps, forward or back. */
    MisbehavingDevice ticks(long byMicros) {
        tickMicros += byMicros;
        return this;
    }

    /** Anything at all. */
    MisbehavingDevice bytes(byte... noise) {
        reads.add(noise);
        return this;
    }

    @Override
    public int read(byte[] buffer) {
        byte[] next = reads.poll();
        if (next == null) {
            return -1;
        }
        System.arraycopy(next, 0, buffer, 0, next.length);
        return next.length;
    }

    /** It listens to nobody. */
    @Override
    public void write(byte[] bytes, int offset, int length) {}

    @Override
    public String description() {
        return "misbehaving";
    }

    @Override
    public void close() {}
}
