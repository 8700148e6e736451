package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code progress} over the same three holds, asked for in different lengths. */
class ProgressCommandTest {

    @TempDir
    Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String session = "";

    @BeforeEach
    void table() throws IOException {
        session = Tables.threeHolds(folder).toString();
    }

    private int progress(String... arguments) {
        CommandLine line = Myodose.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 9];
        String[] common = {"progress", "--unit", "N", "--hold-seconds", "5", "--repetitions", "3", session, session};
        System.arraycopy(common, 0, all, 0, common.length);
        System.arraycopy(arguments, 0, all, common.length, arguments.length);
        return line.execute(all);
    }

    @Test
    void tellsLearningFeedbackAndRetention() throws IOException {
        int code = progress(session, session, session, session, "--without-feedback=3,4", "--retention=5,6", "--json");
        assertEquals(0, code, err.toString());
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertEquals(6, json.get("sessions").size());
        assertEquals("without feedback", json.get("sessions").get(2).get("kind").asText());
        assertEquals("retention", json.get("sessions").get(5).get("kind").asText());
        // The very same session six times: nothing is learnt, nothing lost.
        assertEquals(0, json.get("pointsPerAttempt").get("estimate").asDouble(), 1e-9);
        assertEquals(0, json.get("feedbackGain").get("estimate").asDouble(), 1e-9);
        assertEquals(0, json.get("retention").get("estimate").asDouble(), 1e-9);
        double score = json.get("sessions").get(0).get("score").asDouble();
        assertEquals(score, json.get("practice").get("estimate").asDouble(), 1e-9);
    }

    @Test
    void saysWhereThereIsTooLittleToSay() {
        assertEquals(0, progress(), err.toString());
        assertTrue(out.toString().contains("With feedback less without: there are no such sessions"), out.toString());
    }

    @Test
    void refusesASessionThatThereIsNot() {
        assertEquals(1, progress("--retention", "3"));
        assertTrue(err.toString().contains("'--retention 3' is no session: there are 2"), err.toString());
    }

    @Test
    void refusesOneThatIsPracticeAndTest() {
        assertEquals(1, progress("--retention=2", "--without-feedback=2"));
        assertTrue(err.toString().contains("Session 2 is given as practice and as a test"), err.toString());
    }
}
