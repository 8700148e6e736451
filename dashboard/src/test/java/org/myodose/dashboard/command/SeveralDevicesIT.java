package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A glove and a table with the built program: recorded together, analysed, dumped, replayed; and one of them lost. */
class SeveralDevicesIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder = Path.of("");

    private Program.Outcome run(String... arguments) {
        return Program.run(folder, arguments);
    }

    private JsonNode json(String... arguments) throws IOException {
        Program.Outcome outcome = run(arguments);
        assertEquals(0, outcome.exitCode(), outcome.err());
        return JSON.readTree(outcome.out());
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(object -> texts.add(object.get(field).asText()));
        return texts;
    }

    @Test
    void recordsAnalysesAndDumpsEachDevice() throws IOException {
        // One hand presses both; its first hold is over after some 17 s, which pass ten times as fast.
        JsonNode recorded = json(
                "record",
                "--source",
                "glove=sim:glove?speed=10",
                "--source",
                "sim:table?speed=10",
                "--out",
                "both.xdf",
                "--seconds",
                "3",
                "--json");
        assertEquals(List.of("glove", "table"), texts(recorded.get("devices"), "name"));
        long scans = recorded.get("scans").asLong();
        assertTrue(scans > 1000, recorded.toString());

        JsonNode all = json("analyze", "both.xdf", "--json");
        assertEquals(List.of("glove", "table"), texts(all.get("devices"), "name"));
        assertEquals(
                scans,
                all.get("devices").get(0).get("samples").asLong()
                        + all.get("devices").get(1).get("samples").asLong());
        assertEquals(
                List.of("glove", "table"),
                texts(all.get("timeline"), "name").stream().distinct().sorted().toList());
        JsonNode hold = all.get("devices").get(1).get("holds").get(0);
        assertEquals(
                "total of front left, front right, rear left, rear right",
                hold.get("site").asText());

        JsonNode table = json("analyze", "both.xdf", "--device", "1", "--json");
        assertEquals(hold, table.get("holds").get(0));
        String text = run("analyze", "both.xdf").out();
        assertTrue(text.contains("== Device 1, table =="), text);
        assertTrue(text.contains("table, total of front left"), text);
        Program.Outcome unknown = run("analyze", "both.xdf", "--device", "2");
        assertEquals(1, unknown.exitCode());
        assertTrue(unknown.err().contains("it holds 0 glove, 1 table."), unknown.err());

        Stream<String> devices =
                run("dump", "both.xdf").out().lines().filter(line -> line.contains("\"type\":\"device\""));
        assertEquals(
                List.of("0 glove", "1 table"),
                devices.map(SeveralDevicesIT::named).distinct().sorted().toList());
    }

    private static String named(String line) {
        try {
            JsonNode device = JSON.readTree(line);
            return device.get("device").asInt() + " " + device.get("name").asText();
        } catch (IOException notJson) {
            throw new AssertionError(line, notJson);
        }
    }

    @Test
    void recordsAReplayOfOneDeviceOfSeveralToTheSameHolds() throws IOException {
        json(
                "record",
                "--source",
                "sim:glove?speed=10",
                "--source",
                "sim:table?speed=10",
                "--out",
                "both.xdf",
                "--seconds",
                "3",
                "--json");
        JsonNode table = json("analyze", "both.xdf", "--device", "1", "--json");
        json("record", "--source", "replay:both.xdf?device=1&speed=max", "--out", "again.xdf", "--json");
        JsonNode again = json("analyze", "again.xdf", "--json");
        assertTrue(table.get("holds").size() > 0, table.toString());
        assertEquals(table.get("holds"), again.get("holds"));
        assertEquals(table.get("samples"), again.get("samples"));

        Program.Outcome undecided = run("record", "--source", "replay:both.xdf", "--out", "none.xdf");
        assertEquals(1, undecided.exitCode());
        assertTrue(undecided.err().contains("holds device 0 (glove), device 1 (table): choose one"), undecided.err());
    }

    @Test
    void goesOnWithTheOthersWhenOneDeviceIsLostAndSaysSo() throws IOException {
        Tables.threeHolds(folder);
        try (Program device =
                Program.start(folder, "emulate", "--trace", "holds.csv", "--unit", "N", "--tcp", "0", "--loop")) {
            String address = "tcp:" + device.awaitOut("\\d+(\\.\\d+){3}:\\d+");
            try (Program recording = Program.start(
                    folder,
                    "record",
                    "--source",
                    "table=" + address,
                    "--source",
                    "sim:hand",
                    "--out",
                    "both.xdf",
                    "--seconds",
                    "12",
                    "--patience",
                    "1")) {
                recording.awaitErr("table [1-9]\\d*");
                device.kill();
                recording.awaitErr("table: away for 1 s; it is still sought, and the others are recorded.");
                Program.Outcome outcome = recording.end();
                assertEquals(1, outcome.exitCode());
                assertTrue(
                        outcome.err().contains("of 12.0 s of table were recorded, because the device was lost."),
                        outcome.err());
                assertTrue(outcome.out().contains("  hand: "), outcome.out());
            }
        }
        JsonNode devices = json("analyze", "both.xdf", "--json").get("devices");
        double table = devices.get(0).get("durationSeconds").asDouble();
        double hand = devices.get(1).get("durationSeconds").asDouble();
        assertTrue(hand > table + 1, hand + " s of the hand, " + table + " s of the table");
    }

    @Test
    void endsWhenTheLastOfItsSourcesHasEnded() throws IOException {
        json("record", "--source", "sim:hand", "--out", "short.xdf", "--seconds", "1", "--json");
        json("record", "--source", "sim:table", "--out", "longer.xdf", "--seconds", "2", "--json");
        JsonNode both = json(
                "record",
                "--source",
                "replay:short.xdf?speed=max",
                "--source",
                "replay:longer.xdf?speed=max",
                "--out",
                "both.xdf",
                "--json");
        JsonNode devices = json("analyze", "both.xdf", "--json").get("devices");
        assertEquals(
                json("analyze", "longer.xdf", "--json").get("samples"),
                devices.get(1).get("samples"));
        assertEquals(List.of("short.xdf", "longer.xdf"), texts(both.get("devices"), "name"));
    }
}
