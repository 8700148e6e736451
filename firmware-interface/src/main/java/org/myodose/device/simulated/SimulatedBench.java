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
 * An uncalibrated force-sensing resistor on a bench, on which known masses are laid one after the other: up, down again, and
 * from the start. Its truth: conductance in microsiemens = (F / 0.04)^(1 / 1.1) for a force in newtons, in a divider with
 * 10 kΩ before twelve bits, half a count of noise, and a creep of 3 % a decade from 1 s on. Seeded; never ends.
 */
public final class SimulatedBench implements CountSource {

    /** The masses, going up; the course goes down by the same. */
    public static final List<Double> MASSES_KILOGRAMS = List.of(0.0, 0.1, 0.2, 0.5, 1.0, 1.5, 2.0);

    public static final double NEWTONS_PER_MICROSIEMENS = 0.04;
    public static final double EXPONENT = 1.1;
    public static final double MEASURING_OHMS = 10_000;
    public static final double CREEP_PER_DECADE = 0.03;

    private static final int BITS = 12;
    private static final double FULL_SCALE = (1 << BITS) - 1;
    private static final double NOISE_COUNTS = 0.5;
    private static final double MICRO = 1e-6;

    private final long seed;
    private final double stepSeconds;
    private final ScanTimes times;
    private final int[] counts = new int[1];
    private SplittableRandom random;

    /** A bench on which each mass lies for {@code stepSeconds}. */
    public SimulatedBench(double stepSeconds, long seed, long rateMilliHertz) {
        this.seed = seed;
        this.stepSeconds = stepSeconds;
        times = new ScanTimes(rateMilliHertz);
        random = new SplittableRandom(seed);
    }

    @Override
    public DeviceDescription description() {
        ChannelDescription sensor = new ChannelDescription(
                "bench", SensorKind.FORCE_SENSING_RESISTOR, SensorPosition.UNSPECIFIED, ForceUnit.COUNTS, BITS, 0);
        return new DeviceDescription(
                1, "Simulated bench", "bench " + seed, "1", times.rateMilliHertz(), List.of(sensor));
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
        random = new SplittableRandom(seed);
    }

    @Override
    public boolean advance() {
        times.advance();
        double seconds = times.dueMicros() * MICRO;
        double held = seconds % stepSeconds;
        double newtons = mass((long) (seconds / stepSeconds)) * ForceUnit.KILOGRAMS.newtonsPerUnit();
        double crept = newtons * (1 + CREEP_PER_DECADE * StrictMath.log10(1 + held));
        double noisy = countsAt(crept) + NOISE_COUNTS * random.nextGaussian();
        counts[0] = (int) Math.clamp(Math.round(noisy), 0L, (long) FULL_SCALE);
        return true;
    }

    /** Counts of a force without noise and creep. */
    public static double countsAt(double newtons) {
        double siemens = MICRO * StrictMath.pow(newtons / NEWTONS_PER_MICROSIEMENS, 1 / EXPONENT);
        double overResistor = siemens * MEASURING_OHMS;
        return FULL_SCALE * overResistor / (1 + overResistor);
    }

    private static double mass(long step) {
        int top = MASSES_KILOGRAMS.size() - 1;
        int place = (int) (step % (2L * top));
        return MASSES_KILOGRAMS.get(place <= top ? place : 2 * top - place);
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
        times.changeRate(
                Math.clamp(milliHertz, SimulatedScans.MIN_RATE_MILLIHERTZ, SimulatedScans.MAX_RATE_MILLIHERTZ));
        return times.rateMilliHertz();
    }
}
