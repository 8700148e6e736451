package org.myodose.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.device.ForceUnit;

class WantedBandTest {

    private static final ForceBand BAND = new ForceBand(70, 76);

    @Test
    void aBandInNewtonsIsTakenToTheForcesUnit() {
        WantedBand wanted = WantedBand.inNewtons(BAND);
        assertNotNull(wanted);
        assertEquals(BAND, wanted.in(ForceUnit.NEWTONS));
        ForceBand kilograms = wanted.in(ForceUnit.KILOGRAMS);
        assertEquals(70 / 9.80665, kilograms.low(), 1e-12);
        assertEquals(76 / 9.80665, kilograms.high(), 1e-12);
        assertEquals(BAND, wanted.toNewtons(ForceUnit.KILOGRAMS), "to the last bit as it was asked for");
    }

    @Test
    void aBandInNewtonsIsRefusedWhereForcesAreCounts() {
        WantedBand wanted = WantedBand.inNewtons(BAND);
        assertNotNull(wanted);
        String sentence = String.valueOf(assertThrows(IllegalArgumentException.class, () -> wanted.in(ForceUnit.COUNTS))
                .getMessage());
        assertTrue(sentence.contains("leave the band out"), sentence);
    }

    @Test
    void aBandInTheForcesUnitStaysAsItIs() {
        WantedBand wanted = WantedBand.inUnitOfForces(BAND);
        assertNotNull(wanted);
        assertEquals(BAND, wanted.in(ForceUnit.COUNTS));
        assertNull(wanted.toNewtons(ForceUnit.COUNTS));
        ForceBand newtons = wanted.toNewtons(ForceUnit.KILOGRAMS);
        assertNotNull(newtons);
        assertEquals(70 * 9.80665, newtons.low(), 1e-9);
    }

    @Test
    void noBandIsNone() {
        assertNull(WantedBand.inNewtons(null));
        assertNull(WantedBand.inUnitOfForces(null));
    }
}
