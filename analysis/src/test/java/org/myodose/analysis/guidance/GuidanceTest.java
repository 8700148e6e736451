package org.myodose.analysis.guidance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.myodose.analysis.hold.HoldRule;
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
