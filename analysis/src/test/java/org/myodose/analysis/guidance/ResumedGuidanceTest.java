package org.myodose.analysis.guidance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.myodose.analysis.dose.LimitsSpent;
import org.myodose.analysis.dose.SessionSoFar;
import org.myodose.analysis.hold.HoldRule;
import org.myodose.analysis.prescription.WrittenPrescription;
import org.myodose.device.ForceUnit;

/** A session that a crash interrupted goes on where its route and its limits were, not only its holds. */
class ResumedGuidanceTest {

    private static final String BAND = """
            prescription-version=1
            name=Test
            loading rate=5 to 40 N/s
            repetitions=2
            rest=5 s
            ceiling=60 N
            band=35 to 45 N
            hold=10 s
            """;

    private static final String SITES = "[site]\nname=Left calf\n[site]\nname=Right calf\n";

    private final List<String> told = new ArrayList<>();
    private long timeMicros;

    private Guidance guidance(String text) {
        return new Guidance(
                WrittenPrescription.parse("test", text).prescription(),
                ForceUnit.NEWTONS,
                (cue, cause, micros, force) -> {
                    if (cue == Cue.LIMIT || cue == Cue.LIMIT_WARNING) {
                        told.add(cause);
                    }
                });
    }

    private void press(Guidance guidance, double newtons, double seconds) {
        guidance.sample(timeMicros, newtons, 0);
        guidance.onOnset(timeMicros, timeMicros, 3, HoldRule.ROSE_ABOVE_BASELINE);
        pass(guidance, newtons, seconds);
        guidance.onPress(0, timeMicros, timeMicros, newtons, 0, HoldRule.BACK_AT_BASELINE);
    }

    private void pass(Guidance guidance, double newtons, double seconds) {
        long untilMicros = timeMicros + Math.round(seconds * 1e6);
        while (timeMicros < untilMicros) {
            timeMicros += 10_000;
            guidance.sample(timeMicros, newtons, 0);
        }
    }

    /** After a crash: time begins anew, and of the session there is what could be read of its recording. */
    private Guidance resumed(String text, Guidance before) {
        Guidance resumed = guidance(text);
        resumed.resume(new SessionSoFar(
                before.progress().holdIndex(),
                0,
                before.progress().repetitionsDone(),
                0,
                before.progress().sessionInBandSeconds(),
                0,
                timeMicros * 1e-6,
                before.limitsSpent()));
        timeMicros = 0;
        told.clear();
        return resumed;
    }

    @Test
    void goesOnAtTheSiteToWhichALimitLed() {
        String text = BAND + "site impulse=900 N s\n" + SITES;
        Guidance before = guidance(text);
        // Too hard for the band: no repetition is done, but the site has had its impulse.
        press(before, 50, 18.1);
        assertEquals("Right calf", before.progress().siteName());
        press(before, 50, 8);
        Guidance resumed = resumed(text, before);
        assertEquals("Right calf", resumed.progress().siteName());
        press(resumed, 50, 8.3);
        assertEquals(List.of("Close to the limit of 900 N s at this site."), told);
    }

    @Test
    void keepsTheRepetitionsThatWereDoneAtASite() {
        Guidance before = guidance(BAND + SITES);
        press(before, 40, 11);
        press(before, 40, 11);
        press(before, 40, 11);
        assertEquals("Right calf", before.progress().siteName());
        Guidance resumed = resumed(BAND + SITES, before);
        press(resumed, 40, 11);
        assertEquals(Phase.FINISHED, resumed.phase());
        assertEquals(before.progress().repetitionsDone() + 1, resumed.progress().repetitionsDone());
    }

    @Test
    void countsPressesThatWereNoHolds() {
        String text = BAND + "session impulse=900 N s\nsite time=1 min\n";
        Guidance before = guidance(text);
        press(before, 50, 15);
        Guidance resumed = resumed(text, before);
        press(resumed, 50, 3.1);
        assertEquals(
                List.of(
                        "Close to the limit of 900 N s in this session.",
                        "The limit of 900 N s in this session is reached: more is not better, release."),
                told);
    }

    @Test
    void letsTheSessionsTimeRunOnFromItsFirstPressWhetherSomethingPressesOrNot() {
        String text = BAND + "session time=1 min\n";
        Guidance before = guidance(text);
        pass(before, 0, 30);
        press(before, 50, 5);
        pass(before, 0, 45);
        Guidance resumed = resumed(text, before);
        pass(resumed, 0, 9);
        assertEquals(List.of("Close to the limit of 60 s of session."), told);
        pass(resumed, 0, 1.1);
        assertEquals("The limit of 60 s of session is reached: more is not better, release.", told.getLast());
    }

    @Test
    void doesNotLetItsTimeRunWhereNothingHadPressedYet() {
        String text = BAND + "session time=1 min\n";
        Guidance before = guidance(text);
        pass(before, 0, 59);
        Guidance resumed = resumed(text, before);
        pass(resumed, 0, 59);
        assertEquals(List.of(), told);
    }

    /** Recordings of earlier versions say nothing of it: each site has the share of its repetitions. */
    @Test
    void guessesByTheHoldsWhereNothingElseIsKnown() {
        Guidance resumed = guidance(BAND + "session impulse=9000 N s\n" + SITES);
        resumed.resume(new SessionSoFar(3, 3, 3, 30, 30, 850, 60));
        assertEquals("Right calf", resumed.progress().siteName());
        assertEquals(new LimitsSpent(1, 1, 850 / 3.0, 10, 850, 0), resumed.limitsSpent());
    }
}
