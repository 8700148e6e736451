package org.myodose.device.simulated;

import java.util.ArrayList;
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
 * What a device measures while a {@link SimulatedHand} presses with its sensors: each takes its share of the force, without
 * crosstalk. The device is calibrated: its counts are hundredths of a newton, on the steps of its converter. Never ends.
 */
public final class SimulatedScans implements CountSource {

    static final long MIN_RATE_MILLIHERTZ = 10_000;
    static final long MAX_RATE_MILLIHERTZ = 1_000_000;
    private static final int DECIMAL_EXPONENT = -2;
    private static final double COUNTS_PER_NEWTON = 100;
    private static final double MICROS_PER_SECOND = 1e6;

    /** Parts differ by ±3 % (FlexiForce data sheet); calibration leaves about a third of that, a design default. */
    private static final double GAIN_SPREAD = 0.01;

    /** One sensor of a device. */
    record Site(String name, SensorPosition position) {}

    private static final List<Site> HAND = List.of(new Site("palm", SensorPosition.PALM));

    private static final List<Site> GLOVE = List.of(
            new Site("palm", SensorPosition.PALM),
            new Site("thumb", SensorPosition.THUMB),
            new Site("index finger", SensorPosition.INDEX_FINGER),
            new Site("middle finger", SensorPosition.MIDDLE_FINGER),
            new Site("ring finger", SensorPosition.RING_FINGER),
            new Site("little finger", SensorPosition.LITTLE_FINGER));

    /** Pressing with the thumb, the fingers in support; a design default. */
    private static final Contact THUMB_PRESS = Contact.steady(0.10, 0.42, 0.19, 0.15, 0.09, 0.05);

    private final String model;
    private final String serialNumber;
    private final List<Site> sites;
    private final Contact contact;
    private final double[] shares;
    private final SimulatedHand hand;
    private final long seed;
    private final ScanTimes times;
    private final int[] counts;
    private final SensorModel part;
    private final SimulatedSensor[] sensors;
    private DeviceDescription description;

    private SimulatedScans(
            String model,
            String serialNumber,
            List<Site> sites,
            Contact contact,
            SensorModel part,
            SimulatedCourse course,
            long seed,
            long rateMilliHertz) {
        this.model = model;
        this.serialNumber = serialNumber;
        this.sites = sites;
        this.contact = contact;
        this.shares = new double[sites.size()];
        this.part = part;
        this.hand = new SimulatedHand(course, seed);
        this.seed = seed;
        this.times = new ScanTimes(rateMilliHertz);
        this.counts = new int[sites.size()];
        this.sensors = new SimulatedSensor[sites.size()];
        this.description = describe();
        restart();
    }

    /** One sensor under the palm; parts of a kind differ a little from {@code part}. */
    public static SimulatedScans hand(SensorModel part, SimulatedCourse course, long seed, long rateMilliHertz) {
        return new SimulatedScans(
                "Simulated hand", "seed " + seed, HAND, Contact.steady(1), part, course, seed, rateMilliHertz);
    }

    /** A glove of six such sensors that share the force. */
    public static SimulatedScans glove(SensorModel part, SimulatedCourse course, long seed, long rateMilliHertz) {
        return new SimulatedScans(
                "Simulated glove", "seed " + seed, GLOVE, THUMB_PRESS, part, course, seed, rateMilliHertz);
    }

    /** A treatment table on four load cells; the force wanders over it. */
    public static SimulatedScans table(SensorModel part, SimulatedCourse course, long seed, long rateMilliHertz) {
        return new SimulatedScans(
                "Simulated table",
                "table seed " + seed,
                SimulatedSurface.TABLE,
                SimulatedSurface.table(seed),
                part,
                course,
                seed,
                rateMilliHertz);
    }

    /** A mat of 64 cells; the force wanders over it. */
    public static SimulatedScans mat(SensorModel part, SimulatedCourse course, long seed, long rateMilliHertz) {
        return new SimulatedScans(
                "Simulated mat",
                "mat seed " + seed,
                SimulatedSurface.MAT,
                SimulatedSurface.mat(seed),
                part,
                course,
                seed,
                rateMilliHertz);
    }

    private DeviceDescription describe() {
        List<ChannelDescription> channels = new ArrayList<>();
        for (Site site : sites) {
            channels.add(new ChannelDescription(
                    site.name(),
                    SensorKind.SIMULATED,
                    site.position(),
                    ForceUnit.NEWTONS,
                    countBits(),
                    DECIMAL_EXPONENT));
        }
        return new DeviceDescription(1, model, serialNumber, "1", times.rateMilliHertz(), channels);
    }

    /** Of the counts as they are sent, up to the sensor's full range: they are hundredths of a newton, not the converter's own. */
    private int countBits() {
        return Integer.SIZE - Integer.numberOfLeadingZeros((int) Math.round(part.rangeNewtons() * COUNTS_PER_NEWTON));
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
        hand.restart();
        times.restart();
        SplittableRandom random = new SplittableRandom(~seed);
        for (int i = 0; i < sensors.length; i++) {
            SensorModel own = part.withGain(1 + GAIN_SPREAD * random.nextGaussian())
                    .withOffset(part.offsetNewtons() * (0.8 + 0.4 * random.nextDouble()));
            sensors[i] = new SimulatedSensor(own, random.split());
        }
    }

    @Override
    public boolean advance() {
        times.advance();
        double seconds = times.dueMicros() / MICROS_PER_SECOND;
        double forceNewtons = hand.forceNewtons(seconds);
        contact.sharesAt(seconds, shares);
        for (int i = 0; i < sensors.length; i++) {
            int step = sensors[i].convert(forceNewtons * shares[i], seconds);
            counts[i] = (int) Math.round(step * sensors[i].stepNewtons() * COUNTS_PER_NEWTON);
        }
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
        times.changeRate(Math.clamp(milliHertz, MIN_RATE_MILLIHERTZ, MAX_RATE_MILLIHERTZ));
        description = describe();
        return times.rateMilliHertz();
    }
}
