package org.myodose.analysis.prescription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myodose.analysis.prescription.Prescriptions.BuiltIn;

/** The prescriptions that come with the product keep its rules. */
class PrescriptionsTest {

    static Stream<BuiltIn> all() {
        return Prescriptions.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesItsSourceAndSaysWhatIsADefault(BuiltIn one) {
        assertTrue(one.written().source().contains("not evidence"), one::text);
        assertTrue(!one.written().defaults().isEmpty(), one::text);
    }

    /** A figure without a mark would look like evidence. */
    @ParameterizedTest
    @MethodSource("all")
    void marksEachFigureAsADefaultOrWithItsSource(BuiltIn one) {
        List<String> unmarked = one.text()
                .lines()
                .filter(line -> line.matches("[a-z ]+=.*") && !line.matches("(name|source)=.*"))
                .filter(line -> !line.endsWith("]"))
                .toList();
        assertEquals(List.of(), unmarked);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isUsableForAPersonWithAThresholdAndReadsBackEqual(BuiltIn one) {
        WrittenPrescription written =
                one.written().needsThreshold() ? one.written().with("threshold", "45 N", "test") : one.written();
        Prescription prescription = written.prescription();
        assertEquals(
                prescription,
                WrittenPrescription.parse("again", prescription.text()).prescription());
        assertEquals(one, Prescriptions.byName(one.name()).orElseThrow());
        assertEquals(one, Prescriptions.byName(one.shortName()).orElseThrow());
    }

    /** As they were before there were files. */
    @Test
    void keepsTheFiguresThatItHad() {
        assertFigures("Demonstration", 35, 45, 10, 4, 5, 60);
        assertFigures("30 s × 4", 35, 45, 30, 4, 15, 60);
        assertFigures("Ischaemic compression, 60 s", 40, 60, 60, 3, 30, 89);
    }

    private static void assertFigures(
            String name, double low, double high, double hold, int repetitions, double rest, double ceiling) {
        Prescription prescription =
                Prescriptions.byName(name).orElseThrow().written().prescription();
        assertEquals(low, prescription.bandLowNewtons());
        assertEquals(high, prescription.bandHighNewtons());
        assertEquals(hold, prescription.holdSeconds());
        assertEquals(5, prescription.loadingRateLowNewtonsPerSecond());
        assertEquals(40, prescription.loadingRateHighNewtonsPerSecond());
        assertEquals(repetitions, prescription.repetitions());
        assertEquals(rest, prescription.restSeconds());
        assertEquals(ceiling, prescription.ceilingNewtons());
    }
}
