package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.myodose.acquisition.Devices.newtons;
import static org.myodose.acquisition.Devices.scan;
import static org.myodose.acquisition.Devices.scanArriving;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.Recorded;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.calibration.SignalScaling;
import org.myodose.device.DeviceEvent;

class ConditionerTest {

    private static final DeviceEvent TARE = new DeviceEvent(DeviceEvent.Kind.TARE_REQUESTED, true, 0, 0, 0);

    private static final DeviceEvent TARE_TAKEN_BACK = new DeviceEvent(DeviceEvent.Kind.TARE_REQUESTED, false, 0, 0, 0);

    private final Recorded told = new Recorded();
    private final Conditioner conditioner = new Conditioner(Calibrations.none(), told);

    private void feed(long fromMicros, long toMicros, long periodMicros, int... counts) {
        for (long time = fromMicros; time < toMicros; time += periodMicros) {
            conditioner.onScan(scan(0, time, counts));
        }
    }

    @Test
    void refusesScansBeforeAnyDeviceHasIntroducedItself() {
        assertThrows(IllegalStateException.class, () -> conditioner.onScan(scan(0, 0, 1)));
    }

    @Test
    void sumsTheChannelsInTheUnitTheDeviceDeclares() {
        conditioner.onHello(newtons("A", 10_000, 3));
        conditioner.onScan(scan(7, 1_000_000, 12, -5, 30));
        assertEquals(
                "force 7 0 " + Double.toHexString(1.2 - 0.5 + 3.0) + " " + Double.toHexString(1.2 - 0.5 + 3.0)
                        + " 12=" + Double.toHexString(1.2) + " -5=" + Double.toHexString(-0.5) + " 30="
                        + Double.toHexString(3.0),
                told.linesOf("force").getFirst());
    }

    @Test
    void startsWithoutATransientUnderPreload() {
        conditioner.onHello(newtons("A", 250_000, 1));
        feed(0, 400_000, 4_000, 500);
        assertTrue(told.totals.stream().allMatch(total -> Math.abs(total - 50) < 1e-9), told.totals::toString);
    }

    @Test
    void tellsAGapWithWhatWasMissedAndDoesNotSmearForcesAcrossIt() {
        conditioner.onHello(newtons("A", 250_000, 1));
        feed(0, 1_000_000, 4_000, 500);
        conditioner.onFramesMissing(70);
        conditioner.onScan(scan(0, 1_300_000, 0));
        assertEquals(List.of("gap 996000 1300000 missing 70"), told.linesOf("gap"));
        assertEquals(0.0, told.totals.getLast());
    }

    @Test
    void lossesWithinTheLimitAreNoGap() {
        conditioner.onHello(newtons("A", 250_000, 1));
        feed(0, 1_000_000, 4_000, 500);
        conditioner.onFramesMissing(60);
        conditioner.onScan(scan(0, 1_246_000, 500));
        conditioner.onScan(scan(0, 1_600_000, 500));
        assertEquals(List.of("gap 1246000 1600000 missing 0"), told.linesOf("gap"));
    }

    @Test
    void slowDevicesMayJitterByThreePeriods() {
        conditioner.onHello(newtons("A", 1_000, 1));
        conditioner.onScan(scan(0, 0, 1));
        conditioner.onScan(scan(0, 3_000_000, 1));
        conditioner.onScan(scan(0, 6_000_001, 1));
        assertEquals(List.of("gap 3000000 6000001 missing 0"), told.linesOf("gap"));
    }

    @Test
    void tenHertzDevicesMayStallForUpToASecond() {
        conditioner.onHello(newtons("A", 10_000, 1));
        conditioner.onScan(scan(0, 0, 1));
        conditioner.onScan(scan(0, 1_000_000, 1));
        conditioner.onScan(scan(0, 2_000_001, 1));
        assertEquals(List.of("gap 1000000 2000001 missing 0"), told.linesOf("gap"));
    }

    @Test
    void aRestartIsAGapEvenWhenShort() {
        conditioner.onHello(newtons("A", 250_000, 1));
        conditioner.onScan(scanArriving(0, 5_000_000, 0, 1));
        conditioner.onHello(newtons("A", 250_000, 1));
        conditioner.onScan(scanArriving(0, 1_000, 80_000_000, 1));
        assertEquals(List.of("gap 0 80000 missing 0"), told.linesOf("gap"));
    }

    @Test
    void beginsAnewAsADeviceThatWasJustFoundButForItsZeros() {
        conditioner.onHello(newtons("A", 250_000, 1));
        conditioner.onEvent(TARE);
        feed(0, 2_000_000, 4_000, 530);
        conditioner.beginAnew();
        int before = told.lines.size();
        Recorded fresh = new Recorded();
        SignalDescription signal = told.signals.getLast();
        Conditioner other = new Conditioner(device -> new SignalScaling(signal.forceUnit(), signal.scalings()), fresh);
        other.onHello(newtons("A", 250_000, 1));
        for (long time = 2_000_000; time < 3_000_000; time += 4_000) {
            int count = 530 + (int) (time % 97_000 / 1000);
            conditioner.onScan(scan(0, time, count));
            other.onScan(scan(0, time, count));
            if (time == 2_500_000) {
                // What was before the zero is before the recording, too: a replay knows nothing of it.
                conditioner.onEvent(TARE_TAKEN_BACK);
                other.onEvent(TARE_TAKEN_BACK);
            }
        }
        assertEquals(fresh.lines.subList(1, fresh.lines.size()), told.lines.subList(before, told.lines.size()));
        assertEquals("force 0 0 ", fresh.linesOf("force").getFirst().substring(0, 10));
        assertTrue(Math.abs(told.totals.getLast()) < 10, "the zero holds: " + told.totals.getLast());
    }

    @Test
    void goesOnToMeasureTimesWhenItBeginsAnew() {
        conditioner.onHello(newtons("A", 250_000, 1));
        feed(0, 2_000_000, 4_000, 1);
        long measuredNs = told.measured.getLast().measuredNs();
        conditioner.beginAnew();
        feed(2_000_000, 2_100_000, 4_000, 1);
        assertEquals(0L, told.timesMicros.get(500));
        assertEquals(4_000_000L, told.measured.get(500).measuredNs() - measuredNs);
        assertTrue(told.linesOf("gap").isEmpty());
    }

    @Test
    void dropsAndCountsLateScansAndMisfits() {
        conditioner.onHello(newtons("A", 250_000, 1));
        conditioner.onScan(scan(0, 10_000, 1));
        conditioner.onScan(scan(0, 10_000, 2));
        conditioner.onScan(scan(0, 6_000, 3));
        conditioner.onScan(scan(0, 14_000, 4, 4));
        assertEquals(2, conditioner.lateScans());
        assertEquals(1, conditioner.misfitScans());
        assertEquals(List.of(0L), told.timesMicros);
    }

    @Test
    void taresOnlyWhenAskedAndByTheMeanOfHalfASecond() {
        conditioner.onHello(newtons("A", 10_000, 2));
        feed(0, 1_000_000, 100_000, 50, 20);
        assertEquals(7.0, told.totals.getLast());
        conditioner.onEvent(TARE);
        conditioner.onScan(scan(0, 1_000_000, 40, 20));
        conditioner.onScan(scan(0, 1_100_000, 60, 20));
        feed(1_200_000, 1_500_000, 100_000, 50, 20);
        assertEquals(List.of("tare [5.0, 2.0]"), told.linesOf("tare"));
        assertEquals(7.0, told.totals.getLast());
        feed(1_500_000, 1_600_000, 100_000, 50, 20);
        assertEquals(0.0, told.totals.getLast());
    }

    @Test
    void aTareTakenBackRestoresTheZeroBeforeIt() {
        conditioner.onHello(newtons("A", 10_000, 1));
        conditioner.onEvent(TARE);
        feed(0, 500_000, 100_000, 20);
        conditioner.onEvent(TARE);
        feed(500_000, 1_000_000, 100_000, 50);
        conditioner.onEvent(TARE_TAKEN_BACK);
        feed(1_000_000, 1_100_000, 100_000, 50);
        assertEquals(List.of("tare [2.0]", "tare [5.0]", "tare [2.0]"), told.linesOf("tare"));
        assertEquals(3.0, told.totals.getLast());
    }

    @Test
    void aTareTakenBackWhileItIsTakenNeverHappens() {
        conditioner.onHello(newtons("A", 10_000, 1));
        conditioner.onEvent(TARE);
        feed(0, 300_000, 100_000, 50);
        conditioner.onEvent(TARE_TAKEN_BACK);
        feed(300_000, 1_000_000, 100_000, 50);
        assertEquals(5.0, told.totals.getLast());
    }

    @Test
    void aTareLeavesNoTransientBehind() {
        conditioner.onHello(newtons("A", 250_000, 1));
        conditioner.onEvent(TARE);
        feed(0, 500_000, 4_000, 500);
        feed(500_000, 900_000, 4_000, 500);
        assertTrue(told.totals.subList(125, 225).stream().allMatch(total -> Math.abs(total) < 1e-9));
    }

    @Test
    void aGapStartsTheHalfSecondOfATareAnew() {
        conditioner.onHello(newtons("A", 10_000, 1));
        conditioner.onEvent(TARE);
        feed(0, 400_000, 100_000, 900);
        feed(2_000_000, 2_500_000, 100_000, 100);
        assertEquals(List.of("tare [10.0]"), told.linesOf("tare"));
    }

    @Test
    void zerosOutliveAReconnectionAndANewRateButNotAnotherDevice() {
        conditioner.onHello(newtons("A", 10_000, 1));
        conditioner.onEvent(TARE);
        feed(0, 500_000, 100_000, 100);
        conditioner.onHello(newtons("A", 20_000, 1));
        conditioner.onScan(scan(0, 600_000, 100));
        assertEquals(0.0, told.totals.getLast());
        conditioner.onHello(newtons("B", 20_000, 1));
        conditioner.onScan(scan(0, 700_000, 100));
        assertEquals(10.0, told.totals.getLast());
    }

    @Test
    void sameCallsGiveTheSameBits() {
        Recorded again = new Recorded();
        Conditioner second = new Conditioner(Calibrations.none(), again);
        for (Conditioner each : List.of(conditioner, second)) {
            each.onHello(newtons("A", 250_000, 2));
            for (int index = 0; index < 2_000; index++) {
                if (index == 700) {
                    each.onEvent(TARE);
                }
                each.onScan(scan(index, index * 4_003L, (index * 7919) % 997, (index * 104729) % 641));
            }
        }
        assertEquals(told.lines, again.lines);
    }
}
