package org.myodose.device.simulated;

import java.util.List;
import java.util.SplittableRandom;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;
import org.myodose.device.emulated.CountSource;
import org.myodose.device.emulated.ScanTimes;

/**
 * A probe on a load cell with which a hand loads a spot evenly until the patient, whose threshold nobody knows, presses the stop.
 * Its counts are hundredths of a newton. Every fourth reading, from the second on, is loaded much too fast. Seeded; never ends.
 */
public final class SimulatedAlgometer implements CountSource {

    static final SensorModel LOAD_CELL_200N = new SensorModel(1, 0.1, 0.03, 0.0002, 0.0002, 200, 16);

    private static final int DECIMAL_EXPONENT = -2;
    private static final double COUNTS_PER_NEWTON = 100;
    private static final double SECONDS_PER_MICRO = 1e-6;

    private final SensorModel part;
    private final SimulatedTest test;
    private final long seed;
    private final ScanTimes times;
    private final int[] counts = new int[1];
    private SimulatedSensor sensor;
    private SimulatedReadings readings;
    private double seconds;

    private SimulatedAlgometer(SensorModel part, SimulatedTest test, long seed, long rateMilliHertz) {
        this.part = part;
        this.test = test;
        this.seed = seed;
        times = new ScanTimes(rateMilliHertz);
        sensor = new SimulatedSensor(part, new SplittableRandom(~seed));
        readings = new SimulatedReadings(test, seed);
    }

    /** A probe in a hand that tests {@code test} with {@code part}. */
    public static SimulatedAlgometer of(SensorModel part, SimulatedTest test, long seed, long rateMilliHertz) {
        return new SimulatedAlgometer(part, test, seed, rateMilliHertz);
    }

    @Override
    public DeviceDescription description() {
        int bits =
                Integer.SIZE - Integer.numberOfLeadingZeros((int) Math.round(part.rangeNewtons() * COUNTS_PER_NEWTON));
        ChannelDescription probe = new ChannelDescription(
                "probe", SensorKind.SIMULATED, SensorPosition.UNSPECIFIED, ForceUnit.NEWTONS, bits, DECIMAL_EXPONENT);
        return new DeviceDescription(
                1, "Simulated algometer", "algometer seed " + seed, "1", times.rateMilliHertz(), List.of(probe));
    }

    @Override
    public long maxRateMilliHertz() {
        return SimulatedScans.MAX_RATE_MILLIHERTZ;
    }

    @Override
    public int countBytes() {
        return 2;
    }

    @Override
    public void restart() {
        times.restart();
        sensor = new SimulatedSensor(part, new SplittableRandom(~seed));
        readings = new SimulatedReadings(test, seed);
    }

    @Override
    public boolean advance() {
        times.advance();
        seconds = times.dueMicros() * SECONDS_PER_MICRO;
        int step = sensor.convert(readings.forceNewtons(seconds), seconds);
        counts[0] = (int) Math.round(step * sensor.stepNewtons() * COUNTS_PER_NEWTON);
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
    public boolean patientStopHeld() {
        return readings.stopHeld(seconds);
    }

    @Override
    public long changeRate(long milliHertz) {
        times.changeRate(
                Math.clamp(milliHertz, SimulatedScans.MIN_RATE_MILLIHERTZ, SimulatedScans.MAX_RATE_MILLIHERTZ));
        return times.rateMilliHertz();
    }
}
