package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.dashboard.command.RecordedSessions.Sensor;
import org.myodose.device.ForceUnit;
import picocli.CommandLine;

/** {@code score} of a recording of three devices: 40 N on one, 20 N on another, and one that nobody touched. */
class ScoreDevicesTest {

    @TempDir
    private Path folder;

    private String recording = "";
    private String out = "";
    private String err = "";

    @BeforeEach
    void record() throws Exception {
        recording = RecordedSessions.record(
                        folder.resolve("hands.xdf"),
                        36,
                        new Sensor("right", ForceUnit.NEWTONS, 16, RecordedSessions::holds),
                        new Sensor("left", ForceUnit.NEWTONS, 16, seconds -> RecordedSessions.holds(seconds) / 2),
                        new Sensor("table", ForceUnit.NEWTONS, 16, seconds -> 0.05 * Math.sin(37 * seconds)))
                .toString();
    }

    private int score(String... more) {
        StringWriter printed = new StringWriter();
        StringWriter noted = new StringWriter();
        CommandLine program =
                Myodose.commandLine().setOut(new PrintWriter(printed)).setErr(new PrintWriter(noted));
        String[] arguments = new String[2 + more.length];
        arguments[0] = "score";
        arguments[1] = recording;
        System.arraycopy(more, 0, arguments, 2, more.length);
        int exitCode = program.execute(arguments);
        out = printed.toString();
        err = noted.toString();
        return exitCode;
    }

    private JsonNode scored(String... more) throws Exception {
        assertEquals(0, score(more), err);
        return new ObjectMapper().readTree(out);
    }

    @Test
    void scoresEachDeviceThatWasPressedByItselfAndTellsOfTheOther() throws Exception {
        assertEquals(0, score("--band", "35:45"), err);
        assertTrue(out.contains("hands.xdf, right: "), out);
        assertTrue(out.contains("hands.xdf, left: "), out);
        assertFalse(out.contains("table"), out);
        assertTrue(err.contains("hands.xdf, table has no hold, so it is not scored."), err);
        JsonNode devices = scored("--json").get("devices");
        assertEquals(2, devices.size());
        assertEquals(40, devices.get(0).get("holds").get(0).get("meanNewtons").asDouble(), 0.5);
        assertEquals(20, devices.get(1).get("holds").get(0).get("meanNewtons").asDouble(), 0.5);
    }

    @Test
    void scoresTheDeviceThatIsAskedForAsOneAlone() throws Exception {
        JsonNode left = scored("--device", "1", "--json", "--expert", recording);
        assertEquals("hands.xdf, left", left.get("source").asText());
        assertEquals(20, left.get("holds").get(0).get("meanNewtons").asDouble(), 0.5);
        assertEquals(100, left.get("matches").get(0).get("percent").asDouble(), 1e-9, "laid over itself");
    }

    @Test
    void saysWhichDevicesThereAre() {
        assertEquals(1, score("--device", "7"));
        assertTrue(err.contains("There is no device 7 in "), err);
        assertTrue(err.contains("it holds 0 right, 1 left, 2 table."), err);
    }

    @Test
    void letsChooseTheDeviceThatEstimatesAreFor() {
        assertEquals(1, score("--estimates", "40,40"));
        assertTrue(err.contains("--expert and --estimates are for one: choose it with --device."), err);
    }

    @Test
    void scoresByThePrescriptionOfTheRecordingUnlessAnotherIsAskedFor() throws Exception {
        JsonNode right = scored("--device", "0", "--json");
        assertEquals("Demonstration", right.get("prescription").asText());
        assertEquals("recording", right.get("prescriptionFrom").asText());
        assertEquals(
                "options",
                scored("--device", "0", "--json", "--repetitions", "2")
                        .get("prescriptionFrom")
                        .asText());
        assertEquals(0, score("--device", "0", "--prescription", "30-s-x-4"), err);
        assertTrue(out.contains("('30 s × 4', as asked)"), out);
        assertEquals(0, score("--device", "0"), err);
        assertTrue(out.contains("('Demonstration', as recorded)"), out);
    }

    @Test
    void progressIsThatOfOneDevice() {
        CommandLine program = Myodose.commandLine();
        StringWriter printed = new StringWriter();
        StringWriter noted = new StringWriter();
        program.setOut(new PrintWriter(printed)).setErr(new PrintWriter(noted));
        assertEquals(1, program.execute("progress", recording, recording));
        assertTrue(
                noted.toString().contains("and progress is that of one: choose it with --device."), noted.toString());
        assertEquals(0, program.execute("progress", recording, recording, "--device", "1"), noted.toString());
        assertTrue(
                printed.toString().contains("hands.xdf, left, against 'Demonstration', as recorded"),
                printed.toString());
    }
}
