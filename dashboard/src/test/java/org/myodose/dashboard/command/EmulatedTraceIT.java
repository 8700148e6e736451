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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A table, played by {@code emulate} on a pseudo-terminal and recorded there through the serial library, analyses to the same
 * holds as the table itself.
 */
class EmulatedTraceIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DATA = Path.of(System.getProperty("myodose.shared", "../shared"), "data");

    @TempDir
    Path folder = Path.of("");

    @Test
    void recordingOfAnEmulatedTableEqualsTheTable() throws IOException {
        Tables.threeHolds(folder);
        JsonNode report = assertSame(Path.of("holds.csv"), "40", "--unit", "N");
        assertEquals(3, report.get("holds").size());
        assertEquals(1500, report.get("samples").asInt());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "hand-grip/LogFile_2024-11-04_19.31.50.txt, --unit kg, 150",
        "gait-insole/GaCo01_01.txt, --unit N --time-column 1 --force-column 18, 50",
        "tactile-known-weights/weights_operating.sums.csv, --unit counts --force-column total_sum, 200"
    })
    void recordingOfAnEmulatedRealTraceEqualsTheTrace(String file, String options, String speed) throws IOException {
        Path trace = DATA.toAbsolutePath().normalize().resolve(file);
        Assumptions.assumeTrue(Files.exists(trace), "no real trace " + trace);
        assertSame(trace, speed, options.split(" "));
    }

    @Test
    void saysHowMuchIsMissingWhenTheDeviceStaysAway() throws IOException {
        Tables.threeHolds(folder);
        try (Program device = Program.start(
                        folder, "emulate", "--trace", "holds.csv", "--unit", "N", "--link", "glove", "--loop");
                Program recording = Program.start(
                        folder,
                        "record",
                        "--source",
                        "serial:" + device.awaitOut("glove"),
                        "--out",
                        "trace.xdf",
                        "--seconds",
                        "60",
                        "--patience",
                        "0.5")) {
            recording.awaitErr("[1-9][0-9]* scans on the disk");
            device.terminate();
            Program.Outcome recorded = recording.end();
            assertEquals(1, recorded.exitCode());
            assertTrue(
                    recorded.err().contains("of 60.0 s were recorded, because the device was lost."), recorded.err());
            assertTrue(recorded.out().matches("(?s)trace.xdf: [1-9][0-9]* scans;.*"), recorded.out());
        }
    }

    private JsonNode assertSame(Path table, String speed, String... options) throws IOException {
        record(table, speed, options);
        ObjectNode ofTable = analysed(table.toString(), options);
        ObjectNode ofRecording = analysed("trace.xdf");
        assertEquals(List.of(), notices(ofRecording));
        // Where it came from, how the table was read, and what was prescribed are all that may differ.
        for (ObjectNode report : List.of(ofTable, ofRecording)) {
            report.remove(List.of("source", "notices", "prescription"));
            ((ObjectNode) report.get("dose")).remove("repetitionsPlanned");
        }
        assertEquals(ofTable.toPrettyString(), ofRecording.toPrettyString());
        return ofTable;
    }

    private void record(Path table, String speed, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("emulate", "--trace", table.toString(), "--link", "glove", "--speed", speed));
        arguments.addAll(List.of(options));
        try (Program device = Program.start(folder, arguments.toArray(String[]::new))) {
            device.awaitOut("glove");
            // The emulated device says at the trace's end that there is no more.
            Program.Outcome recorded = Program.run(folder, "record", "--source", "serial:glove", "--out", "trace.xdf");
            assertEquals(0, recorded.exitCode(), recorded.err());
            assertTrue(
                    recorded.out().contains(" 0 frames missing, 0 damaged, 0 scans not sent; 0 entries not kept."),
                    recorded.out());
            assertEquals(0, device.end().exitCode());
        }
        assertFalse(Files.isSymbolicLink(folder.resolve("glove")));
    }

    private ObjectNode analysed(String file, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("analyze", file, "--json", "--band", "20:45"));
        arguments.addAll(List.of(options));
        Program.Outcome outcome = Program.run(folder, arguments.toArray(String[]::new));
        assertEquals(0, outcome.exitCode(), outcome.err());
        return (ObjectNode) JSON.readTree(outcome.out());
    }

    private static List<String> notices(JsonNode report) {
        List<String> notices = new ArrayList<>();
        report.get("notices").forEach(notice -> notices.add(notice.asText()));
        return notices;
    }
}
