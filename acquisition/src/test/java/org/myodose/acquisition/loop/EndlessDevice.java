package org.myodose.acquisition.loop;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.myodose.device.ByteLink;
import org.myodose.device.ChannelDescription;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkException;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;
import org.myodose.device.wire.FrameEncoder;
import org.myodose.device.wire.Hello;

/** A device on a line that is always ready: a streaming HELLO, then scan after scan, one frame and one read each. */
final class EndlessDevice implements ByteLink {

    private final DeviceDescription description;
    private final FrameEncoder encoder = new FrameEncoder();
    private final byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];
    private final int[] counts;
    private final int[] deltas = new int[1];
    private final BooleanSupplier more;
    private long scan = -1;

    /** {@code more} is asked, on the reading thread, before each scan whether it shall come. */
    EndlessDevice(int channels, BooleanSupplier more) {
        List<ChannelDescription> described = IntStream.range(0, channels)
                .mapToObj(index -> new ChannelDescription(
                        "ch" + index, SensorKind.SIMULATED, SensorPosition.PALM, ForceUnit.NEWTONS, 12, -1))
                .toList();
        description = new DeviceDescription(1, "Endless", "E-1", "1", 1_000_000, described);
        counts = new int[channels];
        this.more = more;
    }

    @Override
    public int read(byte[] buffer) {
        int length = scan < 0 ? encodeHello() : encodeScan();
        scan++;
        System.arraycopy(line, 0, buffer, 0, Math.max(0, length));
        return length;
    }

    private int encodeHello() {
        return encoder.hello(new Hello(description, true, false, 1_000_000, 2), 0, line, 0);
    }

    private int encodeScan() {
        if (!more.getAsBoolean()) {
            return -1;
        }
        for (int channel = 0; channel < counts.length; channel++) {
            counts[channel] = (int) ((scan * 31 + channel * 17L) & 0xFFF);
        }
        return encoder.scans(scan * 1000 & 0xFFFF_FFFFL, 2, counts.length, 1, counts, deltas, line, 0);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws LinkException {
        if (length < 1) {
            throw new LinkException("an empty command, which " + Command.class + " cannot be");
        }
    }

    @Override
    public String description() {
        return "endless";
    }

    @Override
    public void close() {}
}
