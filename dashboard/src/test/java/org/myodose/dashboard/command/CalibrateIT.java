package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code calibrate} by the built jar: from readings, and from the simulated bench without a hand. */
class CalibrateIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder = Path.of("");

    private Program.Outcome fit(double countsPerKilogram, String... more) throws IOException {
        StringBuilder table = new StringBuilder("mass kg,direction,A0\n");
        for (double mass : new double[] {0, 0.1, 0.2, 0.5, 1, 1.5, 2}) {
            table.append(mass)
                    .append(",up,")
                    .append(20 + countsPerKilogram * mass)
                    .append('\n');
        }
        Files.writeString(folder.resolve("readings.csv"), table);
        List<String> arguments = Stream.concat(
                        Stream.of("calibrate", "--points", "readings.csv", "--serial-number", "G-1", "--out", "g.cal"),
                        Stream.of(more))
                .toList();
        return Program.run(folder, arguments.toArray(String[]::new));
    }

    private String file(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void replacesACalibrationOnlyWhenAskedAndKeepsTheOneBefore() throws IOException {
        assertEquals(0, fit(300).exitCode());
        String first = file("g.cal");
        String firstReadings = file("g.cal.A0.points.csv");

        Program.Outcome refused = fit(400);
        assertEquals(1, refused.exitCode());
        assertTrue(refused.err().contains("--replace"), refused.err());
        assertEquals(first, file("g.cal"));

        Program.Outcome replaced = fit(400, "--replace");
        assertEquals(0, replaced.exitCode(), replaced.err());
        assertNotEquals(first, file("g.cal"));
        assertEquals(first, file("g.cal.earlier-1"));
        assertEquals(firstReadings, file("g.cal.A0.points.csv.earlier-1"));

        String second = file("g.cal");
        assertEquals(0, fit(500, "--replace").exitCode());
        assertEquals(first, file("g.cal.earlier-1"));
        assertEquals(second, file("g.cal.earlier-2"));
    }

    @Test
    void measuresASensorOnTheBenchAndChecksItAgain() throws IOException {
        String bench = "sim:bench?step=4&speed=16";
        String masses = "0.1,0.2,0.5,1,1.5,2";
        Program.Outcome measured = Program.run(
                folder, "calibrate", "--source", bench, "--hands-free", "--masses", masses, "--out", "b.cal", "--json");
        assertEquals(0, measured.exitCode(), measured.err());
        JsonNode sensor = JSON.readTree(measured.out()).get("sensors").get(0);
        assertTrue(sensor.get("crossValidatedNewtons").asDouble() < 1, sensor.toString());
        assertEquals(13, sensor.get("readings").asInt());

        Program.Outcome checked = Program.run(
                folder,
                "calibrate",
                "--check",
                "b.cal",
                "--source",
                bench,
                "--hands-free",
                "--masses",
                masses,
                "--json");
        assertEquals(0, checked.exitCode(), checked.out() + checked.err());
        assertTrue(JSON.readTree(checked.out()).get("good").booleanValue(), checked.out());
    }
}
