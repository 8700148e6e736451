package org.myodose.acquisition.compensation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.acquisition.CreepFigures;
import org.myodose.acquisition.calibration.CalibrationException;

/** Against readings made by the formula itself, each step of load with a logarithm of its own. */
class CreepCompensatorTest {

    private static final double K = 0.05;
    private static final double TAU_SECONDS = 1;

    private static CreepCompensator compensator(double k, double tauSeconds) {
        return new CreepCompensator(new CreepFigures[] {new CreepFigures(k, tauSeconds, Double.NaN)});
    }

    private static double force(CreepCompensator compensator, double reading, double seconds) {
        double[] readings = {reading};
        compensator.apply(readings, Math.round(seconds * 1e6));
        return readings[0];
    }

    private static double after(double k, double tauSeconds, double seconds) {
        return seconds < 0 ? 0 : 1 + k * StrictMath.log10(1 + seconds / tauSeconds);
    }

    /** A second without load comes first, for what lies on a sensor at its first scan counts as its preload. */
    @ParameterizedTest
    @CsvSource({
        "0.05, 1, 1000",
        "0.05, 1, 31",
        "0.05, 0.1, 100",
        "0.05, 10, 10",
        "0.02, 0.3, 250",
        "0.3, 1, 100",
        "-0.02, 1, 100"
    })
    void aConstantLoadReadsConstantForTenMinutes(double k, double tauSeconds, double rateHz) {
        CreepCompensator compensator = compensator(k, tauSeconds);
        for (long scan = 0; scan <= 600 * rateHz; scan++) {
            double seconds = scan / rateHz;
            double force = force(compensator, 40 * after(k, tauSeconds, seconds - 1), seconds);
            assertEquals(seconds < 1 ? 0 : 40, force, 40 * 0.002, "after " + seconds + " s");
        }
    }

    @Test
    void everyStepOfAStaircaseReadsRight() {
        CreepCompensator compensator = compensator(K, TAU_SECONDS);
        double[] starts = {1, 31, 61, 91};
        double[] steps = {20, 20, 15, -25};
        for (int scan = 0; scan <= 12_000; scan++) {
            double seconds = scan / 100.0;
            double truth = 0;
            double reading = 0;
            for (int step = 0; step < steps.length; step++) {
                truth += seconds < starts[step] ? 0 : steps[step];
                reading += steps[step] * after(K, TAU_SECONDS, seconds - starts[step]);
            }
            assertEquals(truth, force(compensator, reading, seconds), 55 * 0.002, "after " + seconds + " s");
        }
    }

    /** The trap: 5 % per decade over 1 to 90 s is as much as a real hold sags, the other way round. */
    @Test
    void aSaggingHoldThatCreepShowsAsSteadyIsShownSagging() {
        DoubleUnaryOperator sagging = seconds -> 40 / after(K, TAU_SECONDS, seconds);
        CreepCompensator compensator = compensator(K, TAU_SECONDS);
        double reading = 0;
        double force = 0;
        double firstReading = 0;
        for (int scan = 0; scan <= 9_000; scan++) {
            double seconds = scan / 100.0;
            reading = superposed(sagging, seconds, 0.01);
            force = force(compensator, scan == 0 ? 0 : reading, seconds);
            firstReading = scan == 500 ? reading : firstReading;
        }
        double truth = sagging.applyAsDouble(90);
        assertTrue(truth < 36.6, "the hold sags by more than 8 %");
        assertEquals(firstReading, reading, 0.01 * firstReading, "the reading does not show it");
        assertEquals(truth, force, 0.005 * truth, "the force does");
    }

    /** Each change of load starts a logarithm of its own. */
    private static double superposed(DoubleUnaryOperator load, double seconds, double stepSeconds) {
        double reading = load.applyAsDouble(0) * after(K, TAU_SECONDS, seconds);
        for (double at = stepSeconds; at <= seconds + 1e-9; at += stepSeconds) {
            double change = load.applyAsDouble(at) - load.applyAsDouble(at - stepSeconds);
            reading += change * after(K, TAU_SECONDS, Math.max(0, seconds - at));
        }
        return reading;
    }

    @Test
    void irregularScansGiveTheForcesOfRegularOnes() {
        CreepCompensator regular = compensator(K, TAU_SECONDS);
        CreepCompensator irregular = compensator(K, TAU_SECONDS);
        for (int scan = 0; scan <= 6_000; scan++) {
            double seconds = scan / 100.0;
            double reading = 40 * after(K, TAU_SECONDS, seconds - 1);
            double force = force(regular, reading, seconds);
            if (scan == 100 || scan % 7 < 2 || scan % 23 == 5) {
                assertEquals(force, force(irregular, reading, seconds), 0.001);
            }
        }
    }

    @Test
    void whatLiesOnASensorFromTheFirstScanCountsAsItsPreload() {
        CreepCompensator compensator = compensator(K, TAU_SECONDS);
        double first = force(compensator, 5, 0);
        double unknown = compensator.unknownDecades(0);
        assertTrue(unknown > 5 * 3, "it may as well have come that very moment");
        for (int second = 1; second <= 600; second++) {
            assertEquals(first, force(compensator, 5, second), 1e-9);
        }
        assertTrue(compensator.unknownDecades(0) < unknown / 2, "which matters less and less");
    }

    @Test
    void overAGapTheLesserLoadIsTakenToHaveStayed() {
        CreepCompensator released = compensator(K, TAU_SECONDS);
        CreepCompensator held = compensator(K, TAU_SECONDS);
        for (int scan = 0; scan <= 1_000; scan++) {
            double reading = 40 * after(K, TAU_SECONDS, scan / 100.0 - 1);
            force(released, reading, scan / 100.0);
            force(held, reading, scan / 100.0);
        }
        released.interrupt();
        held.interrupt();
        force(released, 0, 70);
        assertEquals(40, force(held, 40 * after(K, TAU_SECONDS, 69), 70), 0.05);
        assertTrue(released.decades(0) < 40 * 0.1, "60 s later little is left of a press of 9 s");
        assertTrue(held.unknownDecades(0) > 40, "nobody saw what was on the sensor");
        double soon = held.unknownDecades(0);
        force(held, 40, 71);
        force(held, 40, 170);
        assertTrue(held.unknownDecades(0) < soon / 4, "which matters less and less");
    }

    @Test
    void aReleasedSensorReadsNothingAndNotAPull() {
        CreepCompensator compensator = compensator(K, TAU_SECONDS);
        force(compensator, 0, 0);
        force(compensator, 40, 1);
        force(compensator, 44, 20);
        assertEquals(0, force(compensator, 0, 21));
        assertEquals(0, force(compensator, 1, 22), "what is left of the creep is no force");
        assertEquals(-0.3, force(compensator, -0.3, 23), "an offset is taken as it is");
    }

    @Test
    void aSensorOfAnotherRateKeepsItsHistory() {
        CreepCompensator before = compensator(K, TAU_SECONDS);
        force(before, 0, 0);
        force(before, 40, 1);
        force(before, 40 * after(K, TAU_SECONDS, 9), 10);
        CreepCompensator after = compensator(K, TAU_SECONDS);
        after.keepHistoryOf(before);
        assertEquals(40, force(after, 40 * after(K, TAU_SECONDS, 19), 20), 0.1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.5, -0.25})
    void refusesACreepThatWouldEatTheWholeLoad(double k) {
        CalibrationException refused = assertThrows(CalibrationException.class, () -> compensator(k, TAU_SECONDS));
        assertTrue(String.valueOf(refused.getMessage()).contains("calibrate anew"));
    }
}
