package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.myodose.acquisition.Devices.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.ChannelFlag;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.StuckSensor;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.calibration.Scalings;
import org.myodose.acquisition.calibration.SignalScaling;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** Which counts that stand still are told as stuck, and which are not: the rule of {@code docs/link.md}. */
class StuckWatchTest {

    private static final int HERTZ = 100;
    private static final int REST = 10;

    private final List<StuckSensor> news = new ArrayList<>();
    private final List<Boolean> flagged = new ArrayList<>();
    private final List<Double> uncertainties = new ArrayList<>();
    private Conditioner conditioner = conditioner(Calibrations.none());
    private int scans;
    private long timeMicros;

    private Conditioner conditioner(Scalings scalings) {
        return new Conditioner(scalings, new NullConsumer() {
            @Override
            public void onForce(ForceSample sample) {
                flagged.add(ChannelFlag.STUCK.isIn(sample.channelFlags[0]));
                uncertainties.add(sample.forceUncertainties[0]);
            }

            @Override
            public void onStuck(StuckSensor told) {
                news.add(told);
            }
        });
    }

    private static DeviceDescription device(SensorKind kind, int bits, int hertz) {
        return new DeviceDescription(
                1,
                "test",
                "A",
                "1.0",
                hertz * 1000L,
                List.of(new ChannelDescription("thumb", kind, SensorPosition.THUMB, ForceUnit.COUNTS, bits, 0)));
    }

    private void begin(DeviceDescription device) {
        conditioner.onHello(device);
    }

    private void beginTenBits() {
        begin(device(SensorKind.FORCE_SENSING_RESISTOR, 10, HERTZ));
    }

    /** Scans of {@code seconds}, each with the count of its number. */
    private void send(double seconds, IntUnaryOperator count) {
        send(seconds, HERTZ, count);
    }

    private void send(double seconds, int hertz, IntUnaryOperator count) {
        for (int index = 0; index < seconds * hertz; index++) {
            conditioner.onScan(scan(scans++, timeMicros, count.applyAsInt(index)));
            timeMicros += 1_000_000 / hertz;
        }
    }

    /** A press that trembles by a few counts of a thousand. */
    private static int press(int index) {
        return 500 + index % 7 + (index / 50) % 60;
    }

    private void pressForTenSeconds() {
        send(1, index -> REST);
        send(1, index -> REST + 8 * index);
        send(10, StuckWatchTest::press);
    }

    @Test
    void aPressThatStandsStillForFiveSecondsIsStuck() {
        beginTenBits();
        pressForTenSeconds();
        long frozenMicros = timeMicros;
        send(10, index -> 503);
        assertEquals(1, news.size(), news::toString);
        StuckSensor told = news.getFirst();
        assertTrue(told.began());
        assertEquals(503, told.rawCount());
        assertEquals(0, told.channel());
        assertEquals(5.0, (told.timeMicros() - frozenMicros) * 1e-6, 0.5);
        assertTrue(told.sentence().startsWith("thumb has stood at the same count (503) for 5."), told.sentence());
    }

    @Test
    void everySampleIsFlaggedFromThenOnAndTheFirstThatMovesIsNot() {
        beginTenBits();
        pressForTenSeconds();
        send(10, index -> 503);
        assertTrue(flagged.getLast());
        assertTrue(Double.isNaN(uncertainties.getLast()));
        long stuckSamples = flagged.stream().filter(flag -> flag).count();
        assertEquals(5.0, stuckSamples / (double) HERTZ, 0.5);
        conditioner.onScan(scan(scans++, timeMicros, 504));
        assertFalse(flagged.getLast());
        assertEquals(2, news.size());
        assertFalse(news.getLast().began());
        assertTrue(news.getLast().sentence().startsWith("thumb moves again after 10."), news.getLast()::sentence);
        send(4, index -> 504);
        assertFalse(flagged.getLast(), "the five seconds begin anew");
    }

    @Test
    void aSensorAtRestMayStandStillForEver() {
        beginTenBits();
        send(60, index -> REST);
        pressForTenSeconds();
        send(60, index -> REST);
        send(60, index -> REST + 30);
        assertEquals(List.of(), news, "back near its lowest counts, where hysteresis leaves it");
    }

    @Test
    void soMayOneThatIsAtItsHighest() {
        beginTenBits();
        pressForTenSeconds();
        send(60, index -> 1023);
        assertEquals(List.of(), news);
    }

    @Test
    void aSensorWhoseCountsFallWithForceRestsAtItsHighest() {
        conditioner = conditioner(described ->
                new SignalScaling(ForceUnit.NEWTONS, List.of(new ChannelScaling(-1, 10, 100, 0, "falls with force"))));
        beginTenBits();
        send(1, index -> 1000);
        send(1, index -> 1000 - 4 * index);
        send(10, StuckWatchTest::press);
        send(60, index -> 990);
        assertEquals(List.of(), news);
        send(10, StuckWatchTest::press);
        send(10, index -> 503);
        assertEquals(1, news.size());
    }

    @Test
    void aCoarseSensorThatIsOftenStillIsNotStuckAtFiveSeconds() {
        beginTenBits();
        send(1, index -> REST);
        send(60, index -> 500 + (index / 150) % 10 * 3);
        send(12, index -> 503);
        assertEquals(List.of(), news, "it has stood still for 1.5 s before");
        send(4, index -> 503);
        assertEquals(1, news.size(), "but never for ten times that");
    }

    @Test
    void aChannelThatHasNotMovedUnderLoadYetTellsNothing() {
        beginTenBits();
        send(60, index -> 0);
        send(2, index -> 500 + index);
        send(60, index -> 550);
        assertEquals(List.of(), news);
    }

    @Test
    void aTwentyFourBitConverterIsNeverStill() {
        begin(device(SensorKind.LOAD_CELL, 24, 10));
        send(10, 10, index -> index % 40);
        assertEquals(List.of(), news);
        send(4, 10, index -> -1);
        assertEquals(1, news.size());
        assertTrue(flagged.getLast());
    }

    @Test
    void timeWithoutScansIsNoStandingStill() {
        beginTenBits();
        pressForTenSeconds();
        send(3, index -> 503);
        timeMicros += 60_000_000;
        send(1.5, index -> 503);
        assertEquals(List.of(), news);
        send(1, index -> 503);
        assertEquals(1, news.size(), "three seconds before the gap and two after it");
    }

    @Test
    void itStaysStuckWhileTheSameDeviceIsAwayAndBack() {
        beginTenBits();
        pressForTenSeconds();
        send(6, index -> 503);
        begin(device(SensorKind.FORCE_SENSING_RESISTOR, 10, 2 * HERTZ));
        timeMicros += 2_000_000;
        send(0.1, index -> 503);
        assertTrue(flagged.getLast());
        assertEquals(1, news.size());
    }

    @Test
    void aSlowDeviceNeedsEightyScans() {
        begin(device(SensorKind.PRESSURE_MAT_CELL, 10, 1));
        send(3, 1, index -> REST);
        send(200, 1, index -> 500 + index % 7);
        send(75, 1, index -> 503);
        assertEquals(List.of(), news);
        send(10, 1, index -> 503);
        assertEquals(1, news.size());
    }
}
