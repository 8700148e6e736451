package org.myodose.analysis.guidance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.myodose.analysis.hold.HoldRule;
import org.myodose.analysis.prescription.Feedback;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.device.ForceUnit;

/** Whoever hears a cue finds phase and times as the cue has made them: band 35–45 N, ceiling 60 N, 10 s, 5 s of rest. */
class GuidanceTest {

    private static final long MILLI = 1000;

    private final List<String> told = new ArrayList<>();
    private final Guidance guidance = new Guidance(Prescriptions.demonstration(), ForceUnit.NEWTONS, this::note);
    private long timeMicros;

    @Test
    void tellsEachCueOfTheBandInThePhaseThatItBrings() {
        press();
        hold(20, 1);
        hold(40, 1);
        hold(30, 1);
        hold(40, 1);
        hold(50, 1);
        assertEquals(
                List.of(
                        "onset loading",
                        "bandEntered inBand",
                        "bandLeft tooLow",
                        "bandEntered inBand",
                        "bandLeft tooHigh"),
                told);
    }

    @Test
    void tellsTheCeilingAsTooHighThoughTheForceCameThereInOneStep() {
        press();
        hold(40, 1);
        hold(65, 1);
        assertEquals(List.of("onset loading", "bandEntered inBand", "ceiling tooHigh", "bandLeft tooHigh"), told);
    }

    @Test
    void tellsTheCeilingAgainOnlyAfterTheForceWasWellBelowIt() {
        press();
        hold(65, 1);
        hold(58, 1);
        hold(65, 1);
        hold(50, 1);
        hold(65, 1);
        assertEquals(List.of("onset loading", "ceiling tooHigh", "ceiling tooHigh"), told);
    }

    @Test
    void tellsAReachedTimeAsDoneAndTheReleaseAsRestThatHasBegun() {
        press();
        hold(40, 11);
        release(200 * MILLI);
        assertEquals(List.of("onset loading", "bandEntered inBand", "holdDone done", "release rest"), told);
        assertEquals(4.8, guidance.restRemainingSeconds(), 1e-9);
    }

    @Test
    void hasNoRateHintLeftOnceTheBandIsEntered() {
        press();
        guidance.sample(timeMicros += MILLI, 20, 80);
        assertEquals(RateHint.TOO_FAST, guidance.rateHint());
        guidance.sample(timeMicros += MILLI, 40, 80);
        assertEquals(RateHint.NONE, guidance.rateHint());
    }

    /** What a sensor at its end shows lies inside the band, but the true force is higher. */
    @Test
    void aSensorAtItsEndIsInNoBandAndNoTimeCounts() {
        press();
        hold(40, 2);
        double before = guidance.progress().inBandSeconds();
        saturate(40, 3);
        assertEquals(before, guidance.progress().inBandSeconds());
        assertEquals(Phase.TOO_HIGH, guidance.phase());
        hold(40, 1);
        assertEquals(List.of("onset loading", "bandEntered inBand", "saturated tooHigh", "bandEntered inBand"), told);
        assertEquals(2.5, guidance.progress().inBandSeconds(), 0.02, "half a second after its end is not known either");
    }

    @Test
    void aForceThatFluttersAtTheEndOfTheRangeIsToldOnce() {
        press();
        for (int i = 0; i < 20; i++) {
            saturate(40, 0.05);
            hold(40, 0.1);
        }
        assertEquals(List.of("onset loading", "saturated tooHigh"), told);
    }

    @Test
    void saturationBeforeAnythingPressesIsToldWithThePress() {
        saturate(40, 0.2);
        assertEquals(List.of(), told);
        press();
        saturate(40, 0.2);
        assertEquals(List.of("onset loading", "saturated tooHigh"), told);
    }

    @Test
    void showsTheForceAsTheFeedbackOfThePrescriptionSays() {
        assertEquals("true true true true", shown(Feedback.FULL));
        assertEquals("true true false true", shown(Feedback.BANDWIDTH));
        assertEquals("true false false false", shown(Feedback.DELAYED));
        assertEquals("false false false false", shown(Feedback.NONE));
        assertEquals("true true true true", shown(Feedback.FADED), "in the first of four holds");
    }

    /** Before a press, while loading, in the band, and above it. */
    private static String shown(Feedback feedback) {
        Guidance blind = new Guidance(
                Prescriptions.byName("demonstration")
                        .orElseThrow()
                        .written()
                        .with("feedback", feedback.label(), "test")
                        .prescription(),
                ForceUnit.NEWTONS,
                (cue, cause, timeMicros, force) -> {});
        StringBuilder shown = new StringBuilder().append(blind.feedbackShown());
        blind.onOnset(0, 0, 3, HoldRule.ROSE_ABOVE_BASELINE);
        long micros = 0;
        for (double newtons : new double[] {20, 40, 50}) {
            blind.sample(micros += MILLI, newtons, 0);
            shown.append(' ').append(blind.feedbackShown());
        }
        return shown.toString();
    }

    private void saturate(double newtons, double seconds) {
        long untilMicros = timeMicros + Math.round(seconds * 1e6);
        while (timeMicros < untilMicros) {
            timeMicros += 10 * MILLI;
            guidance.sample(timeMicros, newtons, 0, true);
        }
    }

    private void note(Cue cue, String cause, long atMicros, double force) {
        told.add(cue.label() + " " + guidance.phase().label());
    }

    private void press() {
        guidance.sample(timeMicros, 0, 0);
        guidance.onOnset(timeMicros, timeMicros, 3, HoldRule.ROSE_ABOVE_BASELINE);
    }

    private void hold(double newtons, double seconds) {
        long untilMicros = timeMicros + Math.round(seconds * 1e6);
        while (timeMicros < untilMicros) {
            timeMicros += 10 * MILLI;
            guidance.sample(timeMicros, newtons, 0);
        }
    }

    /** The press ended, and it took a moment to be sure of that. */
    private void release(long afterMicros) {
        guidance.onPress(0, timeMicros, timeMicros + afterMicros, 40, 0, HoldRule.BACK_AT_BASELINE);
    }
}
