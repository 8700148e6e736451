package org.myodose.acquisition.loop;

import java.util.List;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;
import org.myodose.device.emulated.CountSource;

/**
 * Scans at 10 kHz that can be told apart for ever: the first count is a number that no reset sets back, the second is the
 * scan's own tick. Threading: one device thread after another; any thread may ask what was sent.
 */
final class NumberedScans implements CountSource {

    private static final long RATE_MILLIHERTZ = 10_000_000;
    private static final int PERIOD_MICROS = 100;

    private static final DeviceDescription DESCRIPTION = new DeviceDescription(
            1, "Numbered scans", "N-1", "1", RATE_MILLIHERTZ, List.of(channel("number"), channel("tick")));

    private final int[] counts = new int[2];
    private volatile int number;
    private int dueMicros;

    private static ChannelDescription channel(String name) {
        return new ChannelDescription(name, SensorKind.SIMULATED, SensorPosition.UNSPECIFIED, ForceUnit.COUNTS, 31, 0);
    }

    /** The last number that may have been sent. */
    int lastNumber() {
        return number;
    }

    @Override
    public DeviceDescription description() {
        return DESCRIPTION;
    }

    @Override
    public long maxRateMilliHertz() {
        return RATE_MILLIHERTZ;
    }

    @Override
    public int countBytes() {
        return 4;
    }

    @Override
    public void restart() {
        dueMicros = -PERIOD_MICROS;
    }

    @Override
    public boolean advance() {
        int next = number + 1;
        dueMicros += PERIOD_MICROS;
        counts[0] = next;
        counts[1] = dueMicros;
        number = next;
        return true;
    }

    @Override
    public long dueMicros() {
        return dueMicros;
    }

    @Override
    public int[] counts() {
        return counts;
    }

    @Override
    public long changeRate(long milliHertz) {
        return RATE_MILLIHERTZ;
    }
}
