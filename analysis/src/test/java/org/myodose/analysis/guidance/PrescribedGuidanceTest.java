package org.myodose.analysis.guidance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldEnd;
import org.myodose.analysis.hold.HoldRule;
import org.myodose.analysis.prescription.WrittenPrescription;
import org.myodose.device.ForceUnit;

/** Through staircases, sites and limits, over simulated forces: what is told, with which cause, in which phase. */
class PrescribedGuidanceTest {

    private static final long MILLI = 1000;

    private static final String HEAD = """
            prescription-version=1
            name=Test
            loading rate=5 to 40 N/s
            repetitions=1
            rest=5 s
            ceiling=60 N
            """;

    private static final String BAND = HEAD + "band=35 to 45 N\nhold=10 s\n";

    private static final String STAIRS = HEAD + """
            stop at pain=9
            [step]
            band=20 to 30 N
            hold=20 s
            ends at pain=3
            [step]
            band=40 to 50 N
            hold=10 s
            begins at pain=4
            """;

    private final List<String> told = new ArrayList<>();
    private Guidance guidance = guidance(BAND);
    private long timeMicros;

    @Test
    void raisesWhenPainHasFallenAndEndsAfterTheLastStep() {
        guidance = guidance(STAIRS);
        press();
        hold(25, 5);
        guidance.pain(6, timeMicros);
        hold(25, 2);
        guidance.pain(3, timeMicros);
        assertEquals(40, guidance.progress().bandLow());
        assertEquals(2, guidance.progress().step());
        assertEquals(10, guidance.progress().remainingSeconds(), 1e-9);
        hold(45, 11);
        release();
        assertEquals(
                List.of(
                        "bandEntered inBand: The force is inside the band of 20 to 30 N.",
                        "step loading: Pain has fallen to 3 of 10 in step 1 of 2: raise the force.",
                        "bandEntered inBand: The force is inside the band of 40 to 50 N.",
                        "holdDone done: The time of the last step is over: release."),
                told);
        assertEquals(Phase.FINISHED, guidance.phase());
        assertEquals(1, guidance.progress().repetitionsDone());
    }

    @Test
    void doesNotRaiseWhilePainIsTooHighOrUntold() {
        for (int pain : new int[] {6, -1}) {
            told.clear();
            guidance = guidance(STAIRS);
            press();
            if (pain >= 0) {
                guidance.pain(pain, timeMicros);
            }
            hold(25, 21);
            assertEquals(
                    "holdDone done: The time of step 1 of 2 is over, but pain is too high for the next, or was not"
                            + " told: release.",
                    told.getLast());
            assertEquals(1, guidance.progress().step());
        }
    }

    @Test
    void raisesWhenTheTimeIsOverAndPainAllows() {
        guidance = guidance(STAIRS);
        press();
        guidance.pain(4, timeMicros);
        hold(25, 21);
        assertEquals("step loading: The time of step 1 of 2 is over: raise the force.", told.getLast());
    }

    /** Someone who feels nothing before anything presses has not been relieved. */
    @Test
    void aRatingBeforeTheBandWasReachedEndsNoStep() {
        guidance = guidance(STAIRS);
        guidance.pain(0, timeMicros);
        press();
        hold(10, 1);
        guidance.pain(0, timeMicros);
        assertEquals(1, guidance.progress().step());
        assertEquals(List.of(), told);
    }

    @Test
    void stopsAtTheRatingThatIsTooMuch() {
        guidance = guidance(STAIRS);
        press();
        hold(25, 1);
        guidance.pain(9, timeMicros);
        guidance.pain(2, timeMicros);
        hold(25, 30);
        assertEquals(
                List.of(
                        "bandEntered inBand: The force is inside the band of 20 to 30 N.",
                        "patientStop stopped: Pain has reached 9 of 10: release now."),
                told);
        assertEquals(0, guidance.progress().repetitionsDone());
        assertThrows(IllegalArgumentException.class, () -> guidance.pain(11, timeMicros));
    }

    @Test
    void beginsTheStairsAnewWithEachPress() {
        guidance = guidance(STAIRS);
        press();
        hold(25, 1);
        guidance.pain(3, timeMicros);
        assertEquals(40, guidance.progress().bandLow());
        release();
        assertEquals(20, guidance.progress().bandLow(), "already while nothing presses");
        assertEquals(1, guidance.progress().step());
        press();
        assertEquals(20, guidance.progress().bandLow());
        assertEquals(30, guidance.progress().remainingSeconds(), 1e-9);
    }

    @Test
    void raisesByTheRatingThatHoldsWhenTheLastWasWithdrawn() {
        guidance = guidance(STAIRS);
        assertEquals(-1, guidance.withdrawPain(), "nothing was told yet");
        press();
        hold(25, 1);
        guidance.pain(4, timeMicros);
        long toldMicros = timeMicros;
        hold(25, 1);
        guidance.pain(7, timeMicros);
        assertEquals(7, guidance.withdrawPain());
        assertEquals(-1, guidance.withdrawPain(), "only the last can be withdrawn");
        assertEquals(4, guidance.pain());
        assertEquals(toldMicros, guidance.painMicros());
        hold(25, 20);
        assertEquals(2, guidance.progress().step(), "4 allows the second step, 7 would not");
    }

    @Test
    void keepsThePatientsStopWhenItsRatingIsWithdrawn() {
        guidance = guidance(STAIRS);
        guidance.pain(9, timeMicros);
        assertEquals(9, guidance.withdrawPain());
        assertEquals(-1, guidance.pain());
        assertEquals(Phase.STOPPED, guidance.phase());
    }

    @Test
    void holdsAnAlertAsLongAsItsCauseLasts() {
        press();
        hold(40, 1);
        assertNull(guidance.alert());
        hold(55, 0.1);
        assertEquals(Cue.CEILING_WARNING, guidance.alert());
        hold(61, 0.1);
        assertEquals(Cue.CEILING, guidance.alert());
        hold(40, 9.5);
        assertNull(guidance.alert());
        hold(40, 3);
        assertEquals(Cue.OVERDOSE, guidance.alert());
        release();
        assertNull(guidance.alert());
    }

    @Test
    void holdsTheAlertOfALimitUntilTheRelease() {
        guidance = guidance(BAND + "site impulse=450 N s\n");
        press();
        hold(50, 9.1);
        assertEquals(Cue.LIMIT, guidance.alert());
        release();
        assertNull(guidance.alert());
    }

    @Test
    void leadsFromSiteToSiteEachWithItsBandAndCeiling() {
        guidance = guidance(
                BAND + "[site]\nname=Left calf\n[site]\nname=Back of the neck\nband=10 to 20 N\nceiling=30 N\n");
        assertEquals("Left calf", guidance.progress().siteName());
        press();
        hold(40, 11);
        release();
        assertEquals("Back of the neck", guidance.progress().siteName());
        assertEquals("nextSite rest: Go on at the next place: Back of the neck.", told.getLast());
        hold(0, 6);
        told.clear();
        press();
        hold(32, 0.5);
        hold(15, 11);
        release();
        assertEquals(
                List.of(
                        "ceiling tooHigh: The force reached the ceiling of 30 N: ease off.",
                        "bandEntered inBand: The force is inside the band of 10 to 20 N.",
                        "holdDone done: The prescribed 10 s inside the band are reached: release."),
                told);
        assertEquals(Phase.FINISHED, guidance.phase());
        assertEquals(2, guidance.progress().repetitionsDone());
    }

    @Test
    void warnsBeforeTheCeilingAndThenAlarms() {
        press();
        hold(40, 1);
        hold(55, 1);
        hold(61, 1);
        assertEquals(
                List.of(
                        "bandEntered inBand: The force is inside the band of 35 to 45 N.",
                        "ceilingWarning tooHigh: The force is close to the ceiling of 60 N.",
                        "bandLeft tooHigh: The force crept above 45 N: ease a little.",
                        "ceiling tooHigh: The force reached the ceiling of 60 N: ease off."),
                told);
    }

    @Test
    void tellsADriftFromAMove() {
        press();
        hold(40, 1);
        guidance.sample(timeMicros += MILLI, 34, -1);
        assertTrue(guidance.drifted());
        guidance.sample(timeMicros += MILLI, 40, 50);
        assertFalse(guidance.drifted());
        guidance.sample(timeMicros += MILLI, 30, -50);
        assertFalse(guidance.drifted());
        assertEquals("bandLeft tooLow: The force sagged below 35 N: press a little more.", told.get(1));
        assertEquals("bandLeft tooLow: The force fell below 35 N.", told.get(3));
    }

    @Test
    void warnsAndAlarmsWhenASiteHasHadItsImpulseAndGoesOnAtTheNext() {
        guidance = guidance(BAND + "site impulse=450 N s\n[site]\nname=Left calf\n[site]\nname=Right calf\n");
        press();
        // Too hard for the band, so only the impulse grows: 50 N for 9 s.
        hold(50, 9.1);
        assertEquals(
                List.of(
                        "limitWarning tooHigh: Close to the limit of 450 N s at this site.",
                        "limit tooHigh: The limit of 450 N s at this site is reached: more is not better, release."),
                told);
        release();
        assertEquals("Right calf", guidance.progress().siteName());
        assertEquals(0, guidance.progress().repetitionsDone());
        told.clear();
        press();
        hold(40, 8);
        assertEquals(List.of("bandEntered inBand: The force is inside the band of 35 to 45 N."), told);
    }

    @Test
    void endsTheSessionWhenItsTimeIsOverAGapIncluded() {
        guidance = guidance(BAND + "session time=1 min\n");
        press();
        hold(40, 5);
        release();
        guidance.gap(timeMicros += 50_000 * MILLI);
        hold(0, 6);
        assertEquals("limitWarning approach: Close to the limit of 60 s of session.", told.get(1));
        assertEquals(
                "limit finished: The limit of 60 s of session is reached: more is not better, release.",
                told.getLast());
    }

    @Test
    void countsPressingOnAfterTheEndAsWrong() {
        press();
        hold(40, 12);
        assertEquals(0, guidance.overdoses());
        hold(40, 2);
        assertEquals("overdose done: The hold was done and goes on: more is not better, release.", told.getLast());
        release();
        press();
        hold(20, 2);
        assertEquals(1, guidance.overdoses());
        hold(20, 2);
        assertEquals("overdose finished: All holds are given already: more is not better, release.", told.getLast());
        assertEquals(2, guidance.overdoses());
        assertEquals(1, guidance.progress().repetitionsDone());
    }

    @Test
    void waitsForAnEstimateOfAHoldWhoseForceWasHiddenAndShowsItThen() {
        for (String feedback : new String[] {"delayed", "on request", "none", "faded"}) {
            guidance = guidance(BAND.replace("repetitions=1", "repetitions=4") + "feedback=" + feedback + "\n");
            int holds = feedback.equals("faded") ? 4 : 1;
            for (int hold = 1; hold <= holds; hold++) {
                steadyHold(hold);
            }
            assertEquals(holds, guidance.estimateHold(), feedback);
            assertFalse(guidance.feedbackRequested(), feedback);
            assertEquals(holds, guidance.estimated(), feedback);
            assertEquals(0, guidance.estimateHold(), feedback);
            assertEquals(0, guidance.estimated(), "no second one");
            assertEquals(!feedback.equals("none"), guidance.feedbackRequested(), feedback);
            press();
            assertFalse(guidance.feedbackRequested(), "the next hold is hidden again");
        }
    }

    @Test
    void waitsForNoEstimateOfAForceThatWasSeen() {
        guidance = guidance(BAND + "feedback=full\n");
        steadyHold(1);
        assertEquals(0, guidance.estimateHold());
        guidance = guidance(BAND + "feedback=on request\n");
        press();
        guidance.onPlateau(timeMicros, timeMicros, 40);
        hold(40, 5);
        assertFalse(guidance.feedbackRequested());
        assertTrue(guidance.requestFeedback());
        assertTrue(guidance.feedbackRequested());
        hold(40, 6);
        guidance.onHold(held(1), timeMicros);
        assertEquals(0, guidance.estimateHold());
    }

    @Test
    void letsTheForceBeAskedForOnlyWhereThePrescriptionDoes() {
        guidance = guidance(BAND + "feedback=none\n");
        steadyHold(1);
        assertFalse(guidance.requestFeedback(), "a test stays one");
        assertEquals(1, guidance.estimateHold());
        guidance = guidance(BAND + "feedback=delayed\n");
        press();
        assertFalse(guidance.requestFeedback(), "while pressing it has its schedule");
        steadyHold(1);
        assertTrue(guidance.requestFeedback(), "afterwards, without an estimate");
        assertEquals(0, guidance.estimateHold());
        guidance = new Guidance(
                WrittenPrescription.parse("test", BAND + "feedback=none\n").prescription(),
                ForceUnit.COUNTS,
                this::note);
        steadyHold(1);
        assertEquals(0, guidance.estimateHold(), "counts are not estimated in newtons");
    }

    private void steadyHold(int number) {
        press();
        guidance.onPlateau(timeMicros, timeMicros, 40);
        hold(40, 11);
        guidance.onHold(held(number), timeMicros);
        hold(0, 6);
    }

    private Hold held(int number) {
        double now = timeMicros / 1e6;
        return new Hold(
                number,
                "total",
                "total",
                now - 11,
                now - 10,
                now,
                now,
                HoldEnd.RELEASED,
                40,
                40,
                440,
                20,
                0,
                0,
                100,
                0,
                HoldRule.ROSE_ABOVE_BASELINE,
                HoldRule.BACK_AT_BASELINE,
                List.of(),
                0,
                Double.NaN,
                false);
    }

    private Guidance guidance(String text) {
        return new Guidance(WrittenPrescription.parse("test", text).prescription(), ForceUnit.NEWTONS, this::note);
    }

    private void note(Cue cue, String cause, long atMicros, double force) {
        if (cue != Cue.ONSET && cue != Cue.RELEASE && cue != Cue.GAP) {
            told.add(cue.label() + " " + guidance.phase().label() + ": " + cause);
        }
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

    private void release() {
        guidance.onPress(0, timeMicros, timeMicros + 200 * MILLI, 40, 0, HoldRule.BACK_AT_BASELINE);
    }
}
