package org.myodose.acquisition;

import java.util.List;
import java.util.stream.IntStream;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.Scan;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** Devices and scans for tests. */
public final class Devices {

    private Devices() {}

    public static ChannelDescription channel(String name, ForceUnit unit, int decimalExponent) {
        return new ChannelDescription(
                name, SensorKind.SIMULATED, SensorPosition.UNSPECIFIED, unit, 16, decimalExponent);
    }

    public static DeviceDescription of(String serialNumber, long rateMilliHertz, ChannelDescription... channels) {
        return new DeviceDescription(1, "test", serialNumber, "1.0", rateMilliHertz, List.of(channels));
    }

    /** A device of {@code count} channels in tenths of a newton. */
    public static DeviceDescription newtons(String serialNumber, long rateMilliHertz, int count) {
        return of(
                serialNumber,
                rateMilliHertz,
                IntStream.range(0, count)
                        .mapToObj(index -> channel("ch" + index, ForceUnit.NEWTONS, -1))
                        .toArray(ChannelDescription[]::new));
    }

    public static Scan scan(int sequence, long timeMicros, int... counts) {
        return scanArriving(sequence, timeMicros, timeMicros * 1000, counts);
    }

    /** A scan with the device's 32-bit tick at {@code timeMicros} of its clock. */
    public static Scan scanArriving(int sequence, long timeMicros, long arrivalNs, int... counts) {
        Scan scan = new Scan();
        scan.set(sequence & 0xFFFF, timeMicros & 0xFFFF_FFFFL, arrivalNs, counts.length);
        System.arraycopy(counts, 0, scan.rawCounts(), 0, counts.length);
        return scan;
    }
}
