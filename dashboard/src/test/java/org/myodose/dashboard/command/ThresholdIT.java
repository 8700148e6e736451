package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code threshold} by the built jar, on a simulated patient who presses the button. */
class ThresholdIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATIENT = "sim:algometer?threshold=30&rest=3&speed=20";

    @TempDir
    Path folder = Path.of("");

    private Program.Outcome measure(String source, String... more) {
        String[] common = {"threshold", "--source", source, "--readings", "2", "--pause", "2", "--area", "1 cm2"};
        String[] arguments = new String[common.length + more.length];
        System.arraycopy(common, 0, arguments, 0, common.length);
        System.arraycopy(more, 0, arguments, common.length, more.length);
        return Program.run(folder, arguments);
    }

    @Test
    void measuresWithoutAHandAtTheKeyboardAndTheSameFromTheRecording() throws IOException {
        Program.Outcome live =
                measure(PATIENT, "--site", "left calf", "--record", "ppt.xdf", "--out", "calf.threshold", "--json");
        assertEquals(0, live.exitCode(), live.err());
        JsonNode result = JSON.readTree(live.out());
        assertEquals(31, result.get("thresholdNewtons").asDouble(), 3);
        assertEquals(310, result.get("thresholdKilopascals").asDouble(), 30);
        assertEquals(3, result.get("readings").size(), "the second is too fast, and taken again");
        assertTrue(live.err().contains("too fast; up to 20 % is valid"), live.err());
        assertEquals(result, JSON.readTree(Files.readString(folder.resolve("calf.threshold"))));

        Program.Outcome again = Program.run(folder, "threshold", "ppt.xdf", "--json");
        assertEquals(0, again.exitCode(), again.err());
        assertEquals(withoutItsOrigin(result), withoutItsOrigin(JSON.readTree(again.out())));

        Program.Outcome check = Program.run(
                folder, "prescriptions", "check", "hou-2002-at-the-threshold", "--threshold", "calf.threshold");
        assertEquals(0, check.exitCode(), check.err());

        Program.Outcome later = measure(PATIENT + "&seed=2", "--site", "left calf", "--last", "calf.threshold");
        assertEquals(0, later.exitCode(), later.err());
        assertTrue(later.out().contains(" than the last time"), later.out());
    }

    private static JsonNode withoutItsOrigin(JsonNode result) {
        ObjectNode figures = result.deepCopy();
        figures.remove("source");
        figures.remove("date");
        return figures;
    }

    @Test
    void tellsAThresholdAboveTheCeilingAsNotReached() throws IOException {
        Program.Outcome outcome =
                measure("sim:algometer?threshold=500&ceiling=45&rest=3&speed=20", "--ceiling", "40", "--json");
        assertEquals(0, outcome.exitCode(), outcome.err());
        JsonNode result = JSON.readTree(outcome.out());
        assertFalse(result.get("reached").booleanValue());
        assertTrue(result.get("thresholdNewtons").isNull());
        assertEquals(40, result.get("moreThanNewtons").asDouble());
    }

    @Test
    void refusesBeforeAnythingIsPressed() throws IOException {
        Files.writeString(folder.resolve("there.threshold"), "mine");
        assertRefused(measure(PATIENT, "--out", "there.threshold"), "there.threshold exists already");
        assertEquals("mine", Files.readString(folder.resolve("there.threshold")));
        assertRefused(measure(PATIENT, "--last", "there.threshold"), "is no threshold file");
        assertRefused(measure("sim:bench"), "sends bare counts, and a threshold is a force");
        assertRefused(
                Program.run(folder, "threshold", "--source", PATIENT, "--rate", "50 kPa/s"), "give the probe's --area");
        assertRefused(Program.run(folder, "threshold"), "There is nothing to measure with");
    }

    private static void assertRefused(Program.Outcome outcome, String reason) {
        assertEquals(1, outcome.exitCode(), outcome.out());
        assertTrue(outcome.err().contains(reason), outcome.err());
    }
}
