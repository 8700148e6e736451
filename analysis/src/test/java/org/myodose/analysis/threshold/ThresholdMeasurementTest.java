package org.myodose.analysis.threshold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.myodose.analysis.guidance.RateHint;

/** A measurement on drawn forces: ramps of a known rate, stops at a known time. */
class ThresholdMeasurementTest {

    private static final long STEP_MICROS = 4_000;
    private static final ThresholdProtocol TWO = new ThresholdProtocol("left calf", 5, 1.0, 2, false, 10, 60, 0.2);

    private final List<ThresholdCue> cues = new ArrayList<>();
    private final List<String> causes = new ArrayList<>();
    private ThresholdMeasurement measurement = measurement(TWO);
    private long nowMicros;

    private ThresholdMeasurement measurement(ThresholdProtocol protocol) {
        return new ThresholdMeasurement(protocol, (cue, cause, timeMicros) -> {
            cues.add(cue);
            causes.add(cause);
        });
    }

    private void sample(double newtons) {
        nowMicros += STEP_MICROS;
        measurement.sample(nowMicros, newtons, false);
    }

    private void rest(double seconds) {
        for (long until = nowMicros + (long) (seconds * 1e6); nowMicros < until; ) {
            sample(0.3);
        }
    }

    private void ramp(double newtonsPerSecond, double toNewtons) {
        for (double force = 0; force < toNewtons; force += newtonsPerSecond * STEP_MICROS * 1e-6) {
            sample(0.3 + force);
        }
    }

    /** A ramp, the stop at its end, and the release. */
    private void reading(double newtonsPerSecond, double toNewtons) {
        ramp(newtonsPerSecond, toNewtons);
        measurement.stop(nowMicros);
        rest(1);
    }

    private ThresholdReading last() {
        return measurement.result().readings().getLast();
    }

    @Test
    void takesTheForceAtTheStopAboveTheRestingLevel() {
        rest(3);
        reading(5, 40);
        assertTrue(last().valid(), last().cause());
        assertEquals(40, last().forceNewtons(), 0.05);
        assertEquals(0.3, last().restNewtons(), 1e-9);
        assertEquals(5, last().loading().newtonsPerSecond(), 1e-6);
        assertEquals(0, last().loading().departure(), 1e-9);
        assertEquals(8, last().loading().lowMarkNewtons(), 0.01, "a fifth of the force at the stop");
        assertEquals(nowMicros * 1e-6 - 1, last().stopSeconds(), 0.01);
    }

    @Test
    void averagesTheReadingsAndTellsThePressure() {
        rest(3);
        reading(5, 40);
        rest(11);
        reading(5, 44);
        assertEquals(ThresholdPhase.FINISHED, measurement.phase());
        ThresholdResult result = measurement.result();
        assertTrue(result.isReached());
        assertEquals(42, result.meanNewtons(), 0.05);
        assertEquals(420, result.meanKilopascals(), 0.5, "10 kPa per newton on 1 cm²");
        assertEquals(4 / Math.sqrt(2), result.deviationNewtons(), 0.05);
    }

    /** The filter shows late what was; a stop that is heard late lies back. Neither may move the threshold. */
    @Test
    void takesTheForceOfTheMomentWhateverTheFiltersDelayAndHoweverLateTheStopIsHeard() {
        measurement.filtered(0.1);
        rest(3);
        // What comes is a tenth of a second old: the true force is 5 · 0.1 N ahead of what is shown.
        ramp(5, 40);
        long pressed = nowMicros;
        ramp40To(41);
        measurement.stop(pressed);
        rest(1);
        assertEquals(40.5, last().forceNewtons(), 0.05);
        assertEquals(pressed * 1e-6, last().stopSeconds(), 1e-9);
    }

    private void ramp40To(double newtons) {
        for (double force = 40; force < newtons; force += 5 * STEP_MICROS * 1e-6) {
            sample(0.3 + force);
        }
    }

    @Test
    void waitsForTheFilterToShowTheForceOfTheStop() {
        measurement.filtered(0.1);
        rest(3);
        ramp(5, 40);
        measurement.stop(nowMicros);
        assertEquals(List.of(), measurement.result().readings(), "not shown yet");
        assertEquals(ThresholdPhase.RELEASE, measurement.phase(), "but the hand is to let go at once");
        ramp40To(41);
        assertEquals(40.5, last().forceNewtons(), 0.05);
    }

    @Test
    void aReadingLoadedTooFastIsNotValidAndIsTakenAgain() {
        rest(3);
        reading(8, 40);
        assertFalse(last().valid());
        assertEquals("It was loaded at 8 N/s, 60 % too fast; up to 20 % is valid.", last().cause());
        assertEquals(0.6, last().loading().rateError(), 1e-6);
        rest(11);
        reading(5, 40);
        rest(11);
        reading(5, 40);
        assertEquals(ThresholdPhase.FINISHED, measurement.phase());
        assertEquals(2, measurement.result().counted().size());
    }

    @Test
    void aReadingLoadedTooSlowlyIsNotValid() {
        rest(3);
        reading(3, 30);
        assertEquals("It was loaded at 3 N/s, 40 % too slowly; up to 20 % is valid.", last().cause());
    }

    @Test
    void aReadingLoadedInStepsIsNotValidThoughItsMeanRateIsRight() {
        rest(3);
        for (double force = 0; force < 40; force += 0.02) {
            sample(0.3 + 10 * Math.floor(force / 10) + 2.5);
        }
        measurement.stop(nowMicros);
        rest(1);
        assertTrue(last().cause().startsWith("It was loaded unevenly: "), last().cause());
    }

    @Test
    void theCeilingEndsAReadingAsNotReached() {
        rest(3);
        ramp(5, 62);
        assertEquals(ReadingEnd.CEILING, last().end());
        assertTrue(last().valid(), last().cause());
        assertTrue(cues.contains(ThresholdCue.CEILING));
        assertTrue(last().cause().startsWith("Not reached: more than 60 N (600 kPa)"), last().cause());
        rest(12);
        reading(5, 40);
        ThresholdResult result = measurement.result();
        assertTrue(result.isComplete());
        assertFalse(result.isReached(), "one of two was not");
        assertEquals(50, result.meanNewtons(), 0.1, "more than this");
    }

    @Test
    void lettingGoBeforeTheStopIsNoValidReading() {
        rest(3);
        ramp(5, 20);
        rest(1);
        assertEquals("It was let go before the patient had stopped it.", last().cause());
    }

    @Test
    void aTouchIsNoReading() {
        rest(3);
        ramp(5, 3);
        rest(2);
        assertEquals(List.of(), measurement.result().readings());
        assertEquals(ThresholdPhase.APPROACH, measurement.phase());
    }

    @Test
    void missingSamplesCostTheReading() {
        rest(3);
        ramp(5, 20);
        measurement.gap();
        assertEquals(ReadingEnd.INTERRUPTED, last().end());
        assertFalse(last().valid());
    }

    @Test
    void aSensorAtItsEndMakesAReadingInvalid() {
        rest(3);
        ramp(5, 30);
        nowMicros += STEP_MICROS;
        measurement.sample(nowMicros, 30.3, true);
        measurement.stop(nowMicros);
        rest(1);
        assertTrue(last().cause().startsWith("The sensor reached the end of its range"), last().cause());
    }

    @Test
    void pressingInThePauseBeginsThePauseAgain() {
        rest(3);
        reading(5, 40);
        rest(5);
        ramp(5, 10);
        rest(6);
        assertTrue(cues.contains(ThresholdCue.TOO_EARLY));
        assertEquals(ThresholdPhase.PAUSE, measurement.phase());
        assertEquals(4, measurement.pauseRemainingSeconds(), 0.05);
        rest(5);
        assertEquals(ThresholdPhase.APPROACH, measurement.phase());
        assertEquals(1, measurement.result().readings().size());
    }

    @Test
    void tellsWhileLoadingWhetherTheRateIsRight() {
        rest(3);
        ramp(5, 10);
        assertEquals(RateHint.OK, measurement.rateHint());
        assertEquals(5, measurement.loadingRate(), 0.01);
        for (double force = 10; force < 25; force += 0.04) {
            sample(0.3 + force);
        }
        assertEquals(RateHint.TOO_FAST, measurement.rateHint());
        for (double force = 25; force < 27; force += 0.008) {
            sample(0.3 + force);
        }
        assertEquals(RateHint.TOO_SLOW, measurement.rateHint());
        assertEquals(
                List.of(ThresholdCue.CONTACT, ThresholdCue.ON_RATE, ThresholdCue.TOO_FAST),
                cues.subList(0, 3),
                causes.toString());
        assertEquals(ThresholdCue.TOO_SLOW, cues.getLast());
    }

    @Test
    void aProbeThatIsNotFreeIsNotMeasuredWith() {
        for (int i = 0; i < 1000; i++) {
            sample(20);
        }
        for (int i = 0; i < 1000; i++) {
            sample(20 + 0.02 * i);
        }
        assertEquals(List.of(ThresholdCue.LIFT), cues, "told once, and no contact");
    }

    @Test
    void theFirstReadingIsLeftOutWhereTheProtocolSaysSo() {
        measurement = measurement(new ThresholdProtocol("", 5, null, 2, true, 10, 60, 0.2));
        rest(3);
        for (double newtons : new double[] {20, 40, 42}) {
            reading(5, newtons);
            rest(11);
        }
        assertEquals(3, measurement.result().readings().size());
        assertEquals(41, measurement.result().meanNewtons(), 0.05);
        assertTrue(Double.isNaN(measurement.result().meanKilopascals()), "no area, no pressure");
    }

    @Test
    void endsWhenTooManyReadingsGoWrong() {
        rest(3);
        for (int i = 0; i < 5; i++) {
            reading(9, 30);
            rest(11);
        }
        assertEquals(ThresholdPhase.FINISHED, measurement.phase());
        assertFalse(measurement.result().isComplete());
        assertTrue(causes.getLast().startsWith("Too many readings were not valid"), causes.getLast());
    }

    @Test
    void aStopWhileNothingLoadsIsToldAndEndsNothing() {
        rest(3);
        measurement.stop(nowMicros);
        reading(5, 40);
        assertTrue(last().valid(), last().cause());
        assertTrue(cues.contains(ThresholdCue.STOP_UNUSED));
    }

    @Test
    void whatIsNotFiniteOrRunsBackIsLeftOut() {
        rest(3);
        ramp(5, 20);
        measurement.sample(nowMicros - 1, 500, false);
        measurement.sample(nowMicros + 1, Double.NaN, false);
        for (double force = 20; force < 40; force += 0.02) {
            sample(0.3 + force);
        }
        measurement.stop(nowMicros);
        rest(1);
        assertTrue(last().valid(), last().cause());
        assertEquals(40, last().forceNewtons(), 0.05);
    }

    @Test
    void everyCueHasACause() {
        rest(3);
        reading(8, 40);
        measurement.stop(nowMicros);
        rest(11);
        ramp(3, 30);
        rest(11);
        ramp(5, 62);
        rest(11);
        reading(5, 40);
        assertEquals(List.of(), causes.stream().filter(String::isBlank).toList());
        assertEquals(ThresholdCue.FINISHED, cues.getLast());
    }
}
