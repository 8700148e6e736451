package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dump} and {@code recover} on a recording of one demonstration press, whole and harmed, by the built jar. */
class RecoverIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SALVAGED = 3;
    /** Long enough for the first note of the clock, which is made every five seconds. */
    private static final String SECONDS = "6";

    @TempDir
    private static Path shelf = Path.of("");

    private static byte[] whole = {};

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void recordOnce() throws IOException {
        Program.Outcome outcome =
                Program.run(shelf, "record", "--source", "sim:hand", "--out", "press.xdf", "--seconds", SECONDS);
        assertEquals(0, outcome.exitCode(), outcome.err());
        whole = Files.readAllBytes(shelf.resolve("press.xdf"));
    }

    private byte[] keep(UnaryOperator<byte[]> harm) throws IOException {
        byte[] harmed = harm.apply(whole.clone());
        Files.write(folder.resolve("press.xdf"), harmed);
        return harmed;
    }

    private byte[] harmed() throws IOException {
        return Files.readAllBytes(folder.resolve("press.xdf"));
    }

    private List<JsonNode> dumped(String file) {
        return Program.run(folder, "dump", file)
                .out()
                .lines()
                .map(RecoverIT::json)
                .toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException failure) {
            throw new AssertionError(line, failure);
        }
    }

    private static long scans(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> "scan".equals(line.path("type").asText()))
                .count();
    }

    @Test
    void writesNothingWhereNothingIsMissing() throws IOException {
        keep(UnaryOperator.identity());
        Program.Outcome outcome = Program.run(folder, "recover", "press.xdf");
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().contains("press.xdf is whole"), outcome.out());
        assertEquals(1, folder.toFile().listFiles().length);
    }

    @Test
    void savesWhatCameBeforeACut() throws IOException {
        byte[] cut = keep(bytes -> Arrays.copyOf(bytes, bytes.length * 2 / 3));
        Program.Outcome outcome = Program.run(folder, "recover", "press.xdf");
        assertEquals(SALVAGED, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().contains("are safe in press-recovered.xdf"), outcome.out());
        assertArrayEquals(cut, harmed(), "the damaged file is only read");

        List<JsonNode> saved = dumped("press-recovered.xdf");
        assertTrue(scans(saved) > 0);
        assertEquals(scans(dumped("press.xdf")), scans(saved), "every scan that was readable");
        assertEquals(0, Program.run(folder, "recover", "press-recovered.xdf").exitCode());
    }

    @Test
    void tellsProgramsWhereABitFlippedAndWhatIsMissing() throws IOException {
        int middle = whole.length / 2;
        keep(bytes -> {
            bytes[middle] ^= 0x10;
            return bytes;
        });
        Program.Outcome outcome = Program.run(folder, "recover", "press.xdf", "--json", "--out", "clean.xdf");
        assertEquals(SALVAGED, outcome.exitCode(), outcome.err());
        JsonNode report = json(outcome.out());
        assertFalse(report.get("whole").booleanValue());
        JsonNode recording = report.get("recordings").get(0);
        JsonNode part = recording.get("damagedParts").get(0);
        assertTrue(
                part.get("startByte").asInt() <= middle
                        && middle < part.get("endByte").asInt(),
                part.toString());
        assertTrue(recording.get("closed").booleanValue(), "its end is there");
        JsonNode missing = recording.get("missing").get(0);
        assertTrue(
                missing.get("fromSeconds").asDouble() < missing.get("toSeconds").asDouble(), missing.toString());
        assertEquals(recording.get("scans").asLong(), scans(dumped("clean.xdf")));
    }

    @Test
    void refusesToWriteOverAnything() throws IOException {
        byte[] cut = keep(bytes -> Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(folder.resolve("mine.xdf"), "mine");
        Program.Outcome outcome = Program.run(folder, "recover", "press.xdf", "--out", "mine.xdf");
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("mine.xdf exists already"), outcome.err());
        assertEquals("mine", Files.readString(folder.resolve("mine.xdf")));
        assertArrayEquals(cut, harmed());
    }

    @Test
    void refusesWhatIsNoRecording() throws IOException {
        Files.writeString(folder.resolve("letter.xdf"), "Dear reader, this is not a recording at all.");
        Program.Outcome outcome = Program.run(folder, "recover", "letter.xdf");
        assertEquals(1, outcome.exitCode(), outcome.out());
        assertTrue(outcome.err().startsWith("myodose: ") && outcome.err().contains("letter.xdf"), outcome.err());
        assertEquals(1, folder.toFile().listFiles().length);
    }

    @Test
    void everyRecordingTellsHowTheDevicesClockRan() throws IOException {
        keep(UnaryOperator.identity());
        List<JsonNode> clocks = dumped("press.xdf").stream()
                .filter(line -> "marker".equals(line.path("type").asText()))
                .map(line -> json(line.get("json").asText()))
                .filter(marker -> "clock".equals(marker.path("type").asText()))
                .toList();
        assertFalse(clocks.isEmpty(), "no note of the clock in " + SECONDS + " seconds");
        JsonNode details = clocks.getLast().get("details");
        assertTrue(details.get("scanRateHz").asDouble() > 0, details.toString());
        assertTrue(details.get("uncertaintyMicros").asDouble() > 0, details.toString());
        assertEquals(0, details.get("framesMissing").asLong(), details.toString());
    }
}
