package org.myodose.acquisition.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.Certificates;
import org.myodose.acquisition.ChannelFlag;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.Circuit;
import org.myodose.acquisition.CountLimits;
import org.myodose.acquisition.CountRange;
import org.myodose.acquisition.Devices;
import org.myodose.acquisition.ForceCurve;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

class CurvesTest {

    private static final List<ChannelScaling> SCALINGS = Certificates.curves().stream()
            .map(curve -> Certificates.scaling("A", "palm", curve))
            .toList();

    /** Half the supply falls on a measuring resistor that equals the sensor: 1 / 10 kΩ = 100 µS. */
    @Test
    void readsConductanceFromDividerAndAmplifier() {
        assertEquals(100, new Circuit.Divider(1000, 5, 5, 10_000).inputAt(500), 1e-9);
        assertEquals(25, new Circuit.InvertingAmplifier(1000, 5, 1, 100_000).inputAt(500), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> new Circuit.Divider(1023, 5, 5, 0));
    }

    @Test
    void evaluatesEveryModel() {
        Circuit counts = new Circuit.Direct();
        assertEquals(0.5 * 9, new ForceCurve.Power(counts, 0.5, 2).forceAt(3), 1e-12);
        assertEquals(
                1 + 2 * 3 + 4 * 9 + 5 * 27,
                new ForceCurve.Polynomial(counts, List.of(1.0, 2.0, 4.0, 5.0)).forceAt(3),
                1e-12);
        ForceCurve pieces = new ForceCurve.PiecewiseLinear(
                counts,
                List.of(
                        new ForceCurve.PiecewiseLinear.Knot(10, 0),
                        new ForceCurve.PiecewiseLinear.Knot(20, 5),
                        new ForceCurve.PiecewiseLinear.Knot(30, 25)));
        assertEquals(2.5, pieces.forceAt(15), 1e-12);
        assertEquals(15, pieces.forceAt(25), 1e-12);
        assertEquals(-5, pieces.forceAt(0), 1e-12);
        assertEquals(45, pieces.forceAt(40), 1e-12);
    }

    /** A channel with a curve beside channels with lines; tables and direct evaluation must agree to the last bit. */
    @Property
    void scalesEveryCountLikeTheScalingItself(@ForAll @IntRange(min = -100, max = 1200) int count) {
        CountScaler scaler = new CountScaler(new SignalScaling(ForceUnit.NEWTONS, SCALINGS));
        int[] counts = new int[SCALINGS.size()];
        Arrays.fill(counts, count);
        double[] forces = new double[counts.length];
        double total = scaler.apply(counts, forces);
        double sum = 0;
        for (int channel = 0; channel < counts.length; channel++) {
            assertEquals(SCALINGS.get(channel).forceAt(count), forces[channel]);
            assertTrue(Double.isFinite(forces[channel]));
            sum += forces[channel];
        }
        assertEquals(sum, total);
    }

    @Property
    void neverFallsOutsideTheDeadZoneAsCountsRise(@ForAll @IntRange(min = 51, max = 1200) int count) {
        for (ChannelScaling scaling : SCALINGS) {
            assertTrue(scaling.forceAt(count + 1) > scaling.forceAt(count), scaling.curve()::model);
        }
    }

    @Test
    void goesOnStraightBeyondTheCalibratedCountsAndReadsNothingInTheDeadZone() {
        ChannelScaling power = SCALINGS.get(1);
        double last = power.forceAt(900) - power.forceAt(899);
        assertEquals(power.forceAt(900) + 123 * last, power.forceAt(1023), 1e-9);
        assertEquals(0, power.forceAt(50));
        assertEquals(0, power.forceAt(-100));
    }

    @Test
    void flagsEachDoubtfulCount() {
        DeviceDescription device = Devices.of(
                "A",
                1_000,
                new ChannelDescription("palm", SensorKind.FLEXIFORCE, SensorPosition.PALM, ForceUnit.COUNTS, 10, 0));
        CountFlags flags = new CountFlags(device, SCALINGS.subList(1, 2));
        assertEquals(List.of(), flagsOf(flags, 100));
        assertEquals(List.of(), flagsOf(flags, 900));
        assertEquals(List.of(ChannelFlag.EXTRAPOLATED), flagsOf(flags, 99));
        assertEquals(List.of(ChannelFlag.EXTRAPOLATED), flagsOf(flags, 901));
        assertEquals(List.of(ChannelFlag.DEAD_ZONE, ChannelFlag.EXTRAPOLATED), flagsOf(flags, 50));
        assertEquals(List.of(ChannelFlag.SATURATED, ChannelFlag.EXTRAPOLATED), flagsOf(flags, 1000));
        assertEquals(List.of(ChannelFlag.EXTRAPOLATED, ChannelFlag.COUNT_OUT_OF_RANGE), flagsOf(flags, 1024));
    }

    @Test
    void flagsADeadZoneInTheMiddleOfSoundCounts() {
        DeviceDescription device = Devices.newtons("A", 1_000, 1);
        CountLimits limits = new CountLimits(CountRange.ALL, new CountRange(10, 20), CountRange.NONE);
        ChannelScaling line = new ChannelScaling(new ForceCurve.Linear(1, 1, 0), limits, 0, "", Optional.empty());
        CountFlags flags = new CountFlags(device, List.of(line));
        assertEquals(List.of(), flagsOf(flags, 9));
        assertEquals(List.of(ChannelFlag.DEAD_ZONE), flagsOf(flags, 15));
        assertEquals(List.of(), flagsOf(flags, 21));
    }

    private static List<ChannelFlag> flagsOf(CountFlags flags, int count) {
        int[] found = new int[1];
        flags.apply(new int[] {count}, found);
        return Arrays.stream(ChannelFlag.values())
                .filter(flag -> flag.isIn(found[0]))
                .toList();
    }

    @Test
    void refusesACurveWithoutAFiniteRange() {
        ForceCurve curve = Certificates.curves().get(1);
        CountLimits noCounts = new CountLimits(CountRange.NONE, CountRange.NONE, CountRange.NONE);
        CountLimits supplyVoltage = new CountLimits(new CountRange(0, 1023), CountRange.NONE, CountRange.NONE);
        assertThrows(
                IllegalArgumentException.class, () -> new ChannelScaling(curve, noCounts, 0, "", Optional.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ChannelScaling(curve, supplyVoltage, 0, "", Optional.empty()));
    }
}
