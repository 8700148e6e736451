package org.myodose.dashboard.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.recording.Recording;
import org.myodose.dashboard.TestRecordings;
import org.myodose.device.ForceUnit;

/** Recordings of two holds, 5 s each on their plateaus, at 40 of their unit. */
@Timeout(60)
class OtherAnalysisTest {

    private static final double HELD_SECONDS = 10;

    @TempDir
    private Path folder;

    private JsonNode device(ForceUnit unit, @Nullable String band, @Nullable String bandNewtons) throws Exception {
        Path file = TestRecordings.pressed(folder.resolve(unit + ".xdf"), unit);
        String found = OtherAnalysis.parse(null, false, null, band, bandNewtons).of(Recording.open(file), "1");
        return new ObjectMapper().readTree(found).get("devices").get(0);
    }

    private static double inBandSeconds(JsonNode device) {
        return device.at("/report/dose/inBandSeconds").asDouble(-1);
    }

    @Test
    void aBandInNewtonsHoldsForARecordingInNewtons() throws Exception {
        assertEquals(HELD_SECONDS, inBandSeconds(device(ForceUnit.NEWTONS, null, "39:41")), 0.3);
    }

    @Test
    void aBandInNewtonsHoldsForARecordingInKilogramsToo() throws Exception {
        // 40 kg are 392.3 N.
        JsonNode inside = device(ForceUnit.KILOGRAMS, null, "385:400");
        assertEquals("kg", inside.at("/report/forceUnit").asText());
        assertEquals(HELD_SECONDS, inBandSeconds(inside), 0.3);
        assertEquals(385, inside.at("/bandNewtons/low").asDouble());
        assertEquals(385 / 9.80665, inside.at("/band/low").asDouble(), 1e-9);
    }

    @Test
    void theSameFiguresInNewtonsAreAnotherBandThanInKilograms() throws Exception {
        assertEquals(0, inBandSeconds(device(ForceUnit.KILOGRAMS, null, "39:41")));
    }

    @Test
    void aBandInTheRecordingsOwnUnitHoldsAsBefore() throws Exception {
        JsonNode kilograms = device(ForceUnit.KILOGRAMS, "39:41", null);
        assertEquals(HELD_SECONDS, inBandSeconds(kilograms), 0.3);
        assertEquals(39 * 9.80665, kilograms.at("/bandNewtons/low").asDouble(), 1e-9);
        JsonNode counts = device(ForceUnit.COUNTS, "3900:4100", null);
        assertEquals(HELD_SECONDS, inBandSeconds(counts), 0.3);
        assertTrue(counts.get("bandNewtons").isNull(), counts.toString());
    }

    @Test
    void aBandInNewtonsIsRefusedWhereForcesAreCounts() {
        String sentence = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> device(ForceUnit.COUNTS, null, "39:41"))
                        .getMessage());
        assertTrue(sentence.contains("counts") && sentence.contains("leave the band out"), sentence);
    }

    @Test
    void twoBandsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> OtherAnalysis.parse(null, false, null, "1:2", "3:4"));
    }
}
