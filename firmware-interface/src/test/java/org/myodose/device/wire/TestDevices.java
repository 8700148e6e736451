package org.myodose.device.wire;

import java.util.List;
import java.util.stream.IntStream;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** Devices that exist only to be introduced. */
final class TestDevices {

    private TestDevices() {}

    /** A device that streams scans of that shape. */
    static Hello hello(int countBytes, int channelCount) {
        List<ChannelDescription> channels = IntStream.range(0, channelCount)
                .mapToObj(i -> new ChannelDescription(
                        "channel " + i, SensorKind.LOAD_CELL, SensorPosition.PALM, ForceUnit.COUNTS, 16, 0))
                .toList();
        DeviceDescription device = new DeviceDescription(1, "Test", "1", "1", 1_000_000, channels);
        return new Hello(device, true, false, 1_000_000, countBytes);
    }
}
