package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code score} by the built jar, on three holds of 4, 5 and 6 s at 40 N. */
class ScoreIT {

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void table() throws IOException {
        Tables.threeHolds(folder);
    }

    private Program.Outcome score(String... more) {
        String[] arguments = new String[8 + more.length];
        String[] common = {"score", "holds.csv", "--unit", "N", "--hold-seconds", "5", "--repetitions", "3"};
        System.arraycopy(common, 0, arguments, 0, common.length);
        System.arraycopy(more, 0, arguments, common.length, more.length);
        return Program.run(folder, arguments);
    }

    @Test
    void tellsAStudentWhatLostPoints() {
        Program.Outcome outcome = score();
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().contains("of 100, against 35 to 45 N for 5 s, 3 times"), outcome.out());
        assertTrue(outcome.out().contains("lasted too short or too long; the worst, hold "), outcome.out());
        assertTrue(outcome.out().contains("All 3 holds were good."), outcome.out());
    }

    @Test
    void tellsProgramsTheDocumentedFields() throws IOException {
        Program.Outcome outcome = score("--expert", "holds.csv", "--estimates", "30,40,50", "--json");
        assertEquals(0, outcome.exitCode(), outcome.err());
        JsonNode json = new ObjectMapper().readTree(outcome.out());
        double lost = 0;
        for (JsonNode part : json.get("parts")) {
            lost += part.get("lost").asDouble();
        }
        assertEquals(100 - lost, json.get("score").asDouble(), 1e-9);
        assertEquals(100, json.get("matches").get(2).get("percent").asDouble(), 1e-9, "laid over itself");
        assertEquals(20.0 / 3, json.get("estimates").get("absoluteError").asDouble(), 0.3);
        assertEquals(40, json.get("holds").get(0).get("meanNewtons").asDouble(), 0.5);
    }

    @Test
    void refusesEstimatesThatAreNotOneForEachHold() {
        Program.Outcome outcome = score("--estimates", "30,40");
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("There are 2 estimates for 3 holds"), outcome.err());
    }
}
