package org.myodose.analysis.threshold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThresholdChangeTest {

    private static ThresholdResult result(@Nullable Double area, Double... newtons) {
        ThresholdProtocol protocol = new ThresholdProtocol("left calf", 5, area, newtons.length, false, 30, 100, 0.2);
        return new ThresholdResult(protocol, List.of(), List.of(newtons), 0);
    }

    private static ThresholdChange change(@Nullable Double area, ThresholdResult now, Double... before) {
        return ThresholdChange.between(new ThresholdRecord("left calf", area, List.of(before), true), now);
    }

    /** Scatter by hand: s² = (2 + 2)/(2 + 2 − 2) = 2, so 1.96·√(2·(1/2 + 1/2)). */
    @Test
    void tellsTheLeastChangeThatTheReadingsCanTell() {
        ThresholdChange change = change(1.0, result(1.0, 41.0, 43.0), 39.0, 41.0);
        assertEquals(1.96 * Math.sqrt(2), change.fromReadingsNewtons(), 1e-12);
        assertEquals(2, change.changeNewtons(), 1e-12);
        assertFalse(change.isReal());
        assertTrue(change.sentence().contains("no more than these readings scatter"), change.sentence());
    }

    /** SEM·1.96·√2 with SEM = s/√n, where both sessions have n readings. */
    @Test
    void thatIsTheMinimalDetectableChangeOfEqualSessions() {
        ThresholdChange change = change(null, result(null, 40.0, 43.0, 46.0), 30.0, 33.0, 36.0);
        assertEquals(3 / Math.sqrt(3) * 1.96 * Math.sqrt(2), change.fromReadingsNewtons(), 1e-12);
        assertTrue(change.sentence().contains("cannot be told without the probe's area"), change.sentence());
    }

    @Test
    void aChangeIsRealOnlyBeyondWhatOnePersonVariesBy() {
        assertFalse(change(1.0, result(1.0, 49.0, 50.0), 39.0, 40.0).isReal(), "100 kPa");
        ThresholdChange large = change(1.0, result(1.0, 56.0, 57.0), 39.0, 40.0);
        assertTrue(large.isReal(), "170 kPa");
        assertTrue(large.sentence().startsWith("Higher by 17 N (170 kPa)"), large.sentence());
    }

    @Test
    void refusesOtherSitesOtherProbesAndWhatIsNoThreshold() {
        ThresholdResult now = result(1.0, 40.0, 41.0);
        assertTrue(refusal(new ThresholdRecord("neck", 1.0, List.of(40.0, 41.0), true), now)
                .contains("compare the same site"));
        assertTrue(refusal(new ThresholdRecord("left calf", 0.5, List.of(40.0, 41.0), true), now)
                .contains("only those of one area"));
        assertTrue(refusal(new ThresholdRecord("left calf", 1.0, List.of(40.0), false), now)
                .contains("was not reached"));
    }

    private static String refusal(ThresholdRecord before, ThresholdResult now) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> ThresholdChange.between(before, now))
                .getMessage());
    }

    @Test
    void itsFileIsReadBackAsWritten() {
        ThresholdResult now = result(0.5, 40.1, 1.0 / 3);
        String text = ThresholdJson.of(now, "sim", "2026-11-21T00:00:00Z", "0", change(0.5, now, 30.0, 31.0));
        assertEquals(ThresholdRecord.of(now), ThresholdJson.read("a.threshold", text));
    }

    @Test
    void aFileThatIsNoneIsRefusedWithTheReason() {
        for (String wrong :
                List.of("", "42", "[1]", "{", "{}", "{\"thresholdVersion\":2}", "{\"thresholdVersion\":1,\"a\":[")) {
            String sentence = String.valueOf(
                    assertThrows(IllegalArgumentException.class, () -> ThresholdJson.read("x.json", wrong))
                            .getMessage());
            assertTrue(sentence.startsWith("x.json is ") && sentence.endsWith("."), sentence);
        }
    }
}
