package org.myodose.analysis.prescription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.analysis.prescription.Prescriptions.BuiltIn;

/** A recording gives back the prescription that it was given. */
class PrescriptionJsonTest {

    @ParameterizedTest
    @MethodSource("org.myodose.analysis.prescription.PrescriptionsTest#all")
    void readsBackWhole(BuiltIn one) {
        Prescription prescription =
                one.written().with("threshold", "45 N", "test").prescription();
        assertEquals(Optional.of(prescription), PrescriptionJson.read(PrescriptionJson.of(prescription)));
    }

    @Test
    void tellsFiguresToProgramsThatDoNotReadTheText() {
        String json = PrescriptionJson.of(Prescriptions.byName("travell-and-simons-rising")
                .orElseThrow()
                .written()
                .prescription());
        assertTrue(json.startsWith("{\"name\":\"Travell and Simons, rising\""), json);
        assertTrue(
                json.contains("{\"bandLowNewtons\":65.0,\"bandHighNewtons\":85.0,\"holdSeconds\":20.0,"
                        + "\"beginsAtPain\":7,\"endsAtPain\":5}"),
                json);
        assertTrue(json.contains("\"stopAtPain\":9"), json);
        assertTrue(json.contains("\"siteImpulseNewtonSeconds\":null"), json);
    }

    /** As recordings had it before there were files. */
    @Test
    void readsTheTenFiguresOfEarlierRecordings() {
        String earlier = """
                {"name":"30 s × 4","basis":"after Morikawa","bandLowNewtons":35.0,"bandHighNewtons":45.0,\
                "holdSeconds":30.0,"loadingRateLowNewtonsPerSecond":5.0,"loadingRateHighNewtonsPerSecond":40.0,\
                "repetitions":4,"restSeconds":15.0,"ceilingNewtons":60.0}""";
        assertEquals(
                Optional.of(new Prescription("30 s × 4", "after Morikawa", 35, 45, 30, 5, 40, 4, 15, 60)),
                PrescriptionJson.read(earlier));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30 s × 4", "[1]", "{}", "{\"name\":\"x\"}", "{\"name\":", "null"})
    void takesAnythingElseForNone(String other) {
        assertEquals(Optional.empty(), PrescriptionJson.read(other));
    }
}
