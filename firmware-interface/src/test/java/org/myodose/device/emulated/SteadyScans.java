package org.myodose.device.emulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/**
 * Scans at a steady rate whose counts are their own number, modulo 32768: for measuring latency and loss, where what is
 * measured does not matter. Never ends.
 */
public final class SteadyScans implements CountSource {

    private static final long MAX_RATE_MILLIHERTZ = 10_000_000;
    private static final int LARGEST_COUNT = 0x7FFF;

    private final int[] counts;
    private final ScanTimes times;
    private DeviceDescription description;
    private int number;

    /** @throws IllegalArgumentException for a rate outside 0.001 to 10,000 Hz or channels outside 1 to 64 */
    public SteadyScans(long rateMilliHertz, int channels) {
        if (rateMilliHertz < 1 || rateMilliHertz > MAX_RATE_MILLIHERTZ) {
            throw new IllegalArgumentException("A rate of " + rateMilliHertz / 1000.0
                    + " Hz is not possible: steady scans come at 0.001 to 10000 Hz.");
        }
        this.times = new ScanTimes(rateMilliHertz);
        this.counts = new int[channels];
        this.description = describe();
        restart();
    }

    private DeviceDescription describe() {
        List<ChannelDescription> channels = new ArrayList<>();
        for (int i = 1; i <= counts.length; i++) {
            channels.add(new ChannelDescription(
                    "steady " + i, SensorKind.SIMULATED, SensorPosition.UNSPECIFIED, ForceUnit.COUNTS, 15, 0));
        }
        return new DeviceDescription(1, "Steady scans", "steady", "1", times.rateMilliHertz(), channels);
    }

    @Override
    public DeviceDescription description() {
        return description;
    }

    @Override
    public long maxRateMilliHertz() {
        return MAX_RATE_MILLIHERTZ;
    }

    @Override
    public int countBytes() {
        return 2;
    }

    @Override
    public void restart() {
        times.restart();
        number = -1;
    }

    @Override
    public boolean advance() {
        times.advance();
        number = (number + 1) & LARGEST_COUNT;
        Arrays.fill(counts, number);
        return true;
    }

    @Override
    public long dueMicros() {
        return times.dueMicros();
    }

    @Override
    public int[] counts() {
        return counts;
    }

    @Override
    public long changeRate(long milliHertz) {
        times.changeRate(Math.clamp(milliHertz, 1, MAX_RATE_MILLIHERTZ));
        description = describe();
        return times.rateMilliHertz();
    }
}
