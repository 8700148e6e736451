package org.myodose.analysis.prescription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PrescriptionTest {

    @Test
    void refusesContradictionsWithTheFiguresThatContradict() {
        assertEquals(
                "Prescription refused: the ceiling of 40 N lies inside or below the band, which ends at 45 N.",
                refusal(35, 45, 10, 4, 40));
        assertEquals(
                "Prescription refused: the band must end above its beginning, but runs from 45 to 35 N.",
                refusal(45, 35, 10, 4, 60));
        assertTrue(refusal(0, 45, 10, 4, 60).contains("above 0 N"));
        assertTrue(refusal(35, 45, 0, 4, 60).contains("must last"));
        assertTrue(refusal(35, 45, 10, 0, 60).contains("repetitions"));
        assertTrue(refusal(35, Double.NaN, 10, 4, 60).contains("band"));
        assertTrue(refusal(35, 45, 10, 4, Double.POSITIVE_INFINITY).contains("ceiling"));
    }

    private static String refusal(double low, double high, double hold, int repetitions, double ceiling) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new Prescription("x", "y", low, high, hold, 5, 40, repetitions, 5, ceiling));
        return String.valueOf(refused.getMessage());
    }
}
