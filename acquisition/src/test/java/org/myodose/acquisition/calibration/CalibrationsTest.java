package org.myodose.acquisition.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.myodose.acquisition.Devices.channel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.Devices;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;

class CalibrationsTest {

    private static final Calibrations PALM = new Calibrations(
            List.of(new TwoPointCalibration("A", "palm", LocalDate.of(2026, 11, 21), 100, 10, 300, 50)));
    private static final Calibrations TABLE =
            new Calibrations(List.of(new TwoPointCalibration("T", "leg", LocalDate.of(2026, 11, 21), 0, 0, 1000, 100)));

    private static double force(SignalScaling scaling, int... counts) {
        return new CountScaler(scaling).apply(counts, new double[counts.length]);
    }

    @Test
    void goesThroughBothPointsAndBeyond() {
        SignalScaling scaling = PALM.scalingOf(Devices.of("A", 1_000, channel("palm", ForceUnit.COUNTS, 0)));
        assertEquals(10.0, force(scaling, 100), 1e-12);
        assertEquals(50.0, force(scaling, 300), 1e-12);
        assertEquals(-10.0, force(scaling, 0), 1e-12);
    }

    @Test
    void anotherDeviceSpeaksForItself() {
        SignalScaling scaling = PALM.scalingOf(Devices.of("B", 1_000, channel("palm", ForceUnit.KILOGRAMS, -1)));
        assertEquals(ForceUnit.KILOGRAMS, scaling.unit());
        assertEquals(1.2, force(scaling, 12));
    }

    @Test
    void sumsMixedUnitsInNewtons() {
        SignalScaling scaling = PALM.scalingOf(Devices.of(
                "A",
                1_000,
                channel("palm", ForceUnit.COUNTS, 0),
                channel("table", ForceUnit.KILOGRAMS, 0),
                channel("thumb", ForceUnit.NEWTONS, -2)));
        assertEquals(ForceUnit.NEWTONS, scaling.unit());
        assertEquals(10 + 9.80665 + 2.5, force(scaling, 100, 1, 250), 1e-12);
    }

    @Test
    void refusesToSumCountsWithForces() {
        DeviceDescription half =
                Devices.of("A", 1_000, channel("palm", ForceUnit.COUNTS, 0), channel("thumb", ForceUnit.COUNTS, 0));
        CalibrationException refused = assertThrows(CalibrationException.class, () -> PALM.scalingOf(half));
        assertEquals(
                "Channel thumb of device A gives counts while others give force: calibrate it too, or leave all uncalibrated.",
                refused.getMessage());
        assertEquals(ForceUnit.COUNTS, Calibrations.none().scalingOf(half).unit());
    }

    @Test
    void saysWhereAScalingComesFrom() {
        SignalScaling scaling = PALM.scalingOf(Devices.of("A", 1_000, channel("palm", ForceUnit.COUNTS, 0)));
        assertTrue(scaling.channels().getFirst().provenance().contains("2026-11-21"));
    }

    @Test
    void severalFilesApplyEachToItsOwnDevice() {
        Calibrations both = Calibrations.allOf(List.of(PALM, TABLE));
        assertEquals(
                50.0, force(both.scalingOf(Devices.of("A", 1_000, channel("palm", ForceUnit.COUNTS, 0))), 300), 1e-12);
        assertEquals(
                7.0, force(both.scalingOf(Devices.of("T", 1_000, channel("leg", ForceUnit.COUNTS, 0))), 70), 1e-12);
    }

    @Test
    void refusesTwoFilesOfOneSensor() {
        assertThrows(CalibrationException.class, () -> Calibrations.allOf(List.of(PALM, PALM)));
    }

    @Test
    void warnsOfACalibrationOnlyWhereItIsForNoneOfTheDevices() {
        DeviceDescription glove = Devices.of("A", 1_000, channel("palm", ForceUnit.COUNTS, 0));
        DeviceDescription table = Devices.of("T", 1_000, channel("leg", ForceUnit.COUNTS, 0));
        LocalDate today = LocalDate.of(2026, 11, 22);
        assertEquals(List.of(), PALM.warnings(table, List.of(glove, table), today));
        assertEquals(1, PALM.warnings(table, today).size());

        Calibrations both = Calibrations.allOf(List.of(PALM, TABLE));
        assertEquals(List.of(), both.warnings(glove, List.of(glove, table), today));
        List<String> alone = both.warnings(glove, List.of(glove), today);
        assertEquals(1, alone.size());
        assertTrue(alone.getFirst().contains("none of them on device A"), alone::toString);
    }

    /** What a trace has as decimal text, the scaled counts give back exactly. */
    @Property
    void declaredDecimalsAreExact(@ForAll int count, @ForAll @IntRange(max = 6) int decimals) {
        SignalScaling scaling =
                Calibrations.none().scalingOf(Devices.of("A", 1_000, channel("f", ForceUnit.NEWTONS, -decimals)));
        assertEquals(BigDecimal.valueOf(count, decimals).doubleValue() + 0.0, force(scaling, count) + 0.0);
    }
}
