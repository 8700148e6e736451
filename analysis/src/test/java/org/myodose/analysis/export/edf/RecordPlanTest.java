package org.myodose.analysis.export.edf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.myodose.analysis.table.OutputException;

/** Records within what the specification allows, that tell the measured rate as well as they can. */
class RecordPlanTest {

    @Property(tries = 200)
    void keepsTheLimitOfARecordAndTellsTheRate(
            @ForAll @DoubleRange(min = 1, max = 10_000) double rateHz,
            @ForAll @IntRange(min = 1, max = 210) int signals,
            @ForAll @LongRange(min = 1, max = 40_000_000) long scans,
            @ForAll EdfFlavour flavour)
            throws OutputException {
        RecordPlan plan = RecordPlan.of(scans, 1 / rateHz, signals, flavour, 1000);
        assertTrue(plan.bytes(signals, flavour) <= 61_440);
        assertEquals(0, plan.annotationBytes() % flavour.sampleBytes());
        assertTrue(plan.duration().length() <= 8, plan.duration());
        assertEquals(plan.samples() / rateHz, plan.durationSeconds(), 0.6e-6);
    }

    @Test
    void findsTheDurationThatTellsAnOddRateBest() throws OutputException {
        RecordPlan plan = RecordPlan.of(1_000_000, 0.001_000_02, 6, EdfFlavour.EDF, 1000);
        assertEquals(0.001_000_02, plan.durationSeconds() / plan.samples(), 1e-12);
    }

    @Test
    void refusesWhatFitsNoRecord() {
        OutputException refused =
                assertThrows(OutputException.class, () -> RecordPlan.of(1, 0.001, 210, EdfFlavour.EDF, 1_000_000));
        assertTrue(String.valueOf(refused.getMessage()).endsWith("choose --format hdf5."), refused.getMessage());
    }
}
