package org.myodose.acquisition.fitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.Circuit;
import org.myodose.acquisition.CreepFigures;
import org.myodose.acquisition.ForceCurve;
import org.myodose.acquisition.calibration.CalibrationException;
import org.myodose.acquisition.fitting.LoadReading.Direction;

/** Simulated sensors whose curves are known. */
class CurveFitterTest {

    private static final Circuit COUNTS = new Circuit.Direct();
    private static final double[] MASSES = {0, 0.1, 0.2, 0.35, 0.5, 0.8, 1.2, 1.6, 2.0};
    private static final double NEWTONS_PER_KG = 9.80665;

    /** Up and down twice; {@code counts} tells them from newtons. */
    private static List<LoadReading> staircase(DoubleUnaryOperator counts, double noise, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        List<LoadReading> readings = new ArrayList<>();
        for (int pass = 0; pass < 4; pass++) {
            for (int step = 0; step < MASSES.length; step++) {
                boolean up = pass % 2 == 0;
                double mass = MASSES[up ? step : MASSES.length - 1 - step];
                double read = counts.applyAsDouble(mass * NEWTONS_PER_KG) + noise * random.nextGaussian();
                readings.add(new LoadReading(mass, read, up ? Direction.UP : Direction.DOWN));
            }
        }
        return readings;
    }

    @Test
    void takesTheLineForALoadCellThoughOthersFitAsWell() {
        CalibrationFit fit = CurveFitter.fit(staircase(force -> 2000 + 400 * force, 2, 7), COUNTS);
        ForceCurve.Linear line = (ForceCurve.Linear) fit.curve();
        assertEquals(1 / 400.0, line.forceSpan() / line.countSpan(), 1e-5);
        assertEquals(-5, line.offset(), 0.01);
        assertTrue(fit.limits().deadZone().isEmpty());
        assertTrue(fit.limits().saturated().isEmpty());
        assertEquals(2 / 400.0, fit.figures().repeatabilityNewtons(), 0.002);
        assertEquals(0, fit.figures().hysteresisPercent(), 0.2);
    }

    /** Noise alone makes another model look better by more than a standard error now and then, but seldom. */
    @Test
    void isSeldomTakenInByNoise() {
        long lines = LongStream.range(0, 100)
                .filter(seed -> CurveFitter.fit(staircase(force -> 2000 + 400 * force, 2, seed), COUNTS)
                                .curve()
                        instanceof ForceCurve.Linear)
                .count();
        assertTrue(lines >= 90, () -> lines + " of 100");
    }

    @Test
    void takesTheLineForACircuitThatCountsDown() {
        CalibrationFit fit = CurveFitter.fit(staircase(force -> 900 - 40 * force, 0.3, 7), COUNTS);
        ForceCurve.Linear line = (ForceCurve.Linear) fit.curve();
        assertEquals(-1 / 40.0, line.forceSpan() / line.countSpan(), 1e-4);
        assertTrue(fit.limits().calibrated().contains(903));
    }

    /** F = 0.8·G^1.3 behind a divider, as force-sensing resistors have it: parameters come back within a percent. */
    @Property(tries = 30)
    void recoversAPowerLawBehindADivider(
            @ForAll @DoubleRange(min = 0.7, max = 1.5) double exponent,
            @ForAll @LongRange(min = 1, max = 1000) long seed) {
        Circuit divider = new Circuit.Divider(4095, 3.3, 3.3, 10_000);
        double factor = 19.6 / Math.pow(300, exponent);
        CalibrationFit fit = CurveFitter.fit(
                staircase(
                        force -> {
                            double siemens = Math.pow(force / factor, 1 / exponent) * 1e-6;
                            return 4095 * siemens * 10_000 / (1 + siemens * 10_000);
                        },
                        0.5,
                        seed),
                divider);
        for (double force = 1; force < 19; force++) {
            double siemens = Math.pow(force / factor, 1 / exponent) * 1e-6;
            double counts = 4095 * siemens * 10_000 / (1 + siemens * 10_000);
            assertEquals(force, fit.curve().forceAt(counts), 0.02 * force + 0.05, fit.explanation());
        }
    }

    @Test
    void findsThePowerLawItself() {
        DoubleUnaryOperator counts = force -> 100 * Math.pow(force, 1 / 1.4);
        CalibrationFit fit = CurveFitter.fit(staircase(counts, 0.3, 3), COUNTS);
        ForceCurve.Power power = (ForceCurve.Power) fit.curve();
        assertEquals(1.4, power.exponent(), 0.01);
        assertEquals(Math.pow(100, -1.4), power.factor(), 0.05 * power.factor());
        assertTrue(fit.explanation().startsWith("The power law tells a load"), fit.explanation());
    }

    @Test
    void saysOfAnErrorTooSmallToBeKnownThatItIsSmaller() {
        String exact =
                CurveFitter.fit(staircase(force -> 50 * force, 0, 1), COUNTS).explanation();
        assertTrue(exact.contains("to within less than 0.0001 N"), exact);
        String noisy =
                CurveFitter.fit(staircase(force -> 50 * force, 1, 1), COUNTS).explanation();
        assertFalse(noisy.contains("0.0001 N"), noisy);
    }

    @Test
    void measuresHysteresisInPercentOfTheRange() {
        List<LoadReading> readings = staircase(force -> 50 * force, 0, 1).stream()
                .map(reading -> reading.direction() == Direction.DOWN
                                && reading.massKilograms() > 0
                                && reading.massKilograms() < 2
                        ? new LoadReading(reading.massKilograms(), reading.counts() + 50, Direction.DOWN)
                        : reading)
                .toList();
        CalibrationFit fit = CurveFitter.fit(readings, COUNTS);
        assertEquals(100 * 1 / (2 * NEWTONS_PER_KG), fit.figures().hysteresisPercent(), 0.3);
    }

    @Test
    void saysThatWhatWasNotDoneWasNotMeasured() {
        List<LoadReading> once = staircase(force -> 50 * force, 0, 1).subList(0, MASSES.length);
        CalibrationFit fit = CurveFitter.fit(once, COUNTS);
        assertTrue(Double.isNaN(fit.figures().hysteresisPercent()));
        assertTrue(Double.isNaN(fit.figures().repeatabilityNewtons()));
    }

    /** Nothing below 1.5 N, nothing more above 12 N. */
    @Test
    void findsDeadZoneAndSaturation() {
        CalibrationFit fit = CurveFitter.fit(
                staircase(force -> Math.clamp(20 + 60 * (force - 1.5), 20, 20 + 60 * 10.5), 0.2, 1), COUNTS);
        assertTrue(fit.limits().deadZone().contains(20));
        assertFalse(fit.limits().deadZone().contains(40));
        assertTrue(fit.limits().saturated().contains(650));
        assertTrue(fit.limits().saturated().contains(1023));
        assertFalse(fit.limits().saturated().contains(600));
        assertEquals(6.1, fit.curve().forceAt(296), 0.4);
        assertFalse(fit.isFitted(new LoadReading(2.0, 650, Direction.UP)));
    }

    @Test
    void refusesTooFewLoadsReversalsAndDeadSensorsAndSaysWhatToDo() {
        List<LoadReading> good = staircase(force -> 50 * force, 0, 1);
        assertEquals(
                "Only 3 different loads were read, and a curve takes at least 4, no load among them: add loads between the"
                        + " smallest and the largest.",
                refusal(good.subList(0, 3)));
        List<LoadReading> mixedUp = new ArrayList<>(good.subList(0, MASSES.length));
        mixedUp.set(3, new LoadReading(0.35, 900, Direction.UP));
        assertTrue(refusal(mixedUp).contains("0.35 kg read 900.0 counts and 0.5 kg read 245.2"), refusal(mixedUp));
        assertTrue(refusal(staircase(force -> 7, 0.1, 1)).contains("check the sensor's wiring"));
    }

    private static String refusal(List<LoadReading> readings) {
        return String.valueOf(assertThrows(CalibrationException.class, () -> CurveFitter.fit(readings, COUNTS))
                .getMessage());
    }

    @Test
    void recoversCreepWithinItsStandardError() {
        RandomGenerator random = new SplittableRandom(5);
        List<CreepFitter.HeldForce> held = new ArrayList<>();
        for (int sample = 0; sample < 900; sample++) {
            double seconds = sample * 0.1;
            double factor = 1 + 0.05 * Math.log10(1 + seconds / 0.7);
            held.add(new CreepFitter.HeldForce(seconds, 40 * factor + 0.02 * random.nextGaussian()));
        }
        CreepFigures creep = CreepFitter.fit(held);
        assertEquals(0.05, creep.k(), 4e-4);
        assertEquals(0.7, creep.tauSeconds(), 0.1);
        assertTrue(creep.kStandardError() > 0 && creep.kStandardError() < 1e-3);
        assertThrows(CalibrationException.class, () -> CreepFitter.fit(held.subList(0, 100)));
    }
}
