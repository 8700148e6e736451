package org.myodose.analysis.prescription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Endangerment sites forbid held pressure, or lower the ceiling, whatever the file says. */
class DelicateRegionTest {

    private static final String TO_60_NEWTONS = """
            prescription-version=1
            name=Test
            band=10 to 15 N
            hold=10 s
            loading rate=5 to 40 N/s
            repetitions=4
            rest=5 s
            ceiling=60 N
            [site]
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anterior neck",
                "front of the  neck, left",
                "Throat",
                "left armpit",
                "Axilla",
                "cubital fossa",
                "Crook of the elbow",
                "Popliteal-fossa",
                "back of the knee",
                "femoral triangle",
                "right groin"
            })
    void forbidsHeldPressure(String site) {
        String message = refusal(TO_60_NEWTONS + "name=" + site + "\nceiling=20 N\n");
        assertTrue(message.startsWith("test, line 10: no held pressure belongs at '" + site + "'"), message);
    }

    @ParameterizedTest
    @CsvSource({"Kidneys, 20", "left kidney, 20", "Back of the neck, 40", "Suboccipital muscles, 40", "Calf, 60"})
    void lowersTheCeiling(String site, double ceilingNewtons) {
        Prescription prescription = WrittenPrescription.parse("test", TO_60_NEWTONS + "name=" + site)
                .prescription();
        assertEquals(ceilingNewtons, prescription.sites().getFirst().ceilingNewtons());
    }

    @Test
    void refusesACeilingOrABandAboveWhatIsAllowedThere() {
        String ceiling = refusal(TO_60_NEWTONS + "name=Left kidney\nceiling=30 N\n");
        assertTrue(ceiling.startsWith("test, line 11: the ceiling for 'Left kidney' may be 20 N at most"), ceiling);
        String band = refusal(TO_60_NEWTONS.replace("10 to 15", "15 to 25") + "name=Left kidney\n");
        assertTrue(band.contains("is 20 N and lies inside or below its band, which ends at 25 N"), band);
    }

    @Test
    void takesTheGentlerOfTwoCeilings() {
        String gentle = TO_60_NEWTONS.replace("[site]", "gentle ceiling=30 N\n[site]");
        Prescription prescription = WrittenPrescription.parse("test", gentle + "name=Nape\ngentle=yes")
                .prescription();
        assertEquals(30, prescription.sites().getFirst().ceilingNewtons());
    }

    @Test
    void leavesOtherPlacesAlone() {
        assertEquals(Optional.empty(), DelicateRegion.of("Upper trapezius, left"));
        assertEquals(Optional.empty(), DelicateRegion.of("Adrenaline"));
    }

    private static String refusal(String text) {
        return String.valueOf(assertThrows(
                        PrescriptionException.class,
                        () -> WrittenPrescription.parse("test", text).prescription())
                .getMessage());
    }
}
