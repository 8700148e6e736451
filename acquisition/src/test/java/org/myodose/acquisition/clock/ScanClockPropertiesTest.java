package org.myodose.acquisition.clock;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.myodose.device.Scan;

/** Whatever a device and a line do. */
class ScanClockPropertiesTest {

    private static final int SCANS = 2000;

    /** Ticks and arrivals of no sense at all, restarts and exchanges among them. */
    @Property(tries = 300)
    void measuredTimesGrowStrictlyAndUncertaintiesAreNeverNegative(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int bits) {
        Random random = new Random(seed);
        ScanClock clock = new ScanClock();
        Scan scan = new Scan();
        long tick = random.nextLong() & 0xFFFF_FFFFL;
        long arrivalNs = random.nextInt();
        long previousNs = Long.MIN_VALUE;
        for (int index = 0; index < SCANS; index++) {
            tick = (tick + (random.nextLong() >>> (64 - bits)) - random.nextInt(5)) & 0xFFFF_FFFFL;
            arrivalNs += random.nextLong() >>> (64 - random.nextInt(1, bits + 1));
            switch (random.nextInt(60)) {
                case 0 -> clock.introduce();
                case 1 -> clock.exchange();
                case 2 -> tick = 0;
                default ->
                    clock.reply((tick + random.nextInt(1000)) & 0xFFFF_FFFFL, arrivalNs - random.nextInt(), arrivalNs);
            }
            scan.set(0, tick, arrivalNs, 1);
            if (clock.accept(scan) != TickUnwrapper.Step.LATE) {
                assertTrue(clock.measuredNs() > previousNs, "time stood still or ran back");
                assertTrue(clock.uncertaintyNs() >= 0, "an uncertainty below zero");
                previousNs = clock.measuredNs();
            }
        }
    }

    /** As long as both ways take some time, and the clock's rate is constant. */
    @Property(tries = 100)
    void theTruthIsWithinTheUncertainty(
            @ForAll @IntRange(max = 1_000_000) int seed,
            @ForAll @DoubleRange(min = 5, max = 2000) double rateHz,
            @ForAll @DoubleRange(min = -5000, max = 5000) double driftPpm,
            @ForAll @IntRange(max = 16) int bunchMillis,
            @ForAll @IntRange(max = 10_000_000) int fastestNs,
            @ForAll @IntRange(max = 10_000_000) int fastestToDeviceNs,
            @ForAll @DoubleRange(min = 0, max = 0.9) double intervalJitter,
            @ForAll @DoubleRange(min = 0, max = 0.05) double stalls) {
        SimulatedTransport transport = new SimulatedTransport(seed);
        transport.rateHz = rateHz;
        transport.driftPpm = driftPpm;
        transport.bunchNs = bunchMillis * 1_000_000L;
        transport.fastestNs = fastestNs;
        transport.fastestToDeviceNs = fastestToDeviceNs;
        transport.intervalJitter = intervalJitter;
        transport.stalls = stalls;
        FittedTimes times = new FittedTimes();
        // Until replies have come, what is said rests on an assumption.
        transport.run(1, times);
        times.beyondUncertainty = 0;
        transport.run(20, times);
        assertTrue(times.scans > 90);
        assertTrue(times.beyondUncertainty == 0, () -> times.beyondUncertainty + " of " + times.scans);
    }
}
