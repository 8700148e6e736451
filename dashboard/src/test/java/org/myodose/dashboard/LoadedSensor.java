package org.myodose.dashboard;

import java.net.InetAddress;
import java.util.List;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkException;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;
import org.myodose.device.emulated.CountSource;
import org.myodose.device.emulated.EmulatedDevice;
import org.myodose.device.emulated.Pacing;
import org.myodose.device.emulated.PortEmulator;
import org.myodose.device.emulated.ScanTimes;
import org.myodose.device.tcp.TcpPort;

/** An uncalibrated sensor of one channel, on which a test lays loads; it answers evenly. Served over TCP, faster than time. */
public final class LoadedSensor implements CountSource, AutoCloseable {

    public static final double COUNTS_UNLOADED = 200;
    public static final double COUNTS_PER_KILOGRAM = 900;

    private static final int SPEED = 10;

    private final ScanTimes times = new ScanTimes(100_000);
    private final int[] counts = new int[1];
    private final PortEmulator emulator;
    private volatile double kilograms;

    public LoadedSensor() throws LinkException {
        emulator = new PortEmulator(
                TcpPort.listen(InetAddress.getLoopbackAddress(), 0), new EmulatedDevice(this), Pacing.realTime(SPEED));
        Thread.ofPlatform().daemon().name("loaded-sensor").start(() -> {
            try {
                emulator.run();
            } catch (LinkException closed) {
                // The test is over.
            }
        });
    }

    public String source() {
        return "tcp:" + emulator.port();
    }

    public void lay(double loadKilograms) {
        kilograms = loadKilograms;
    }

    @Override
    public DeviceDescription description() {
        ChannelDescription sensor = new ChannelDescription(
                "A0", SensorKind.FORCE_SENSING_RESISTOR, SensorPosition.PALM, ForceUnit.COUNTS, 12, 0);
        return new DeviceDescription(1, "Loaded sensor", "LOADED-1", "1", times.rateMilliHertz(), List.of(sensor));
    }

    @Override
    public long maxRateMilliHertz() {
        return 100_000;
    }

    @Override
    public int countBytes() {
        return 2;
    }

    @Override
    public void restart() {
        times.restart();
    }

    @Override
    public boolean advance() {
        times.advance();
        counts[0] = (int) Math.round(COUNTS_UNLOADED + COUNTS_PER_KILOGRAM * kilograms);
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
        return times.rateMilliHertz();
    }

    @Override
    public void close() {
        emulator.close();
    }
}
