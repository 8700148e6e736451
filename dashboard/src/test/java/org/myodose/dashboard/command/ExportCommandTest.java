package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code import} and {@code export} as a user types them, with three holds of 4, 5 and 6 s at 40 N. */
class ExportCommandTest {

    @TempDir
    private Path folder;

    private String out = "";
    private String err = "";

    private int run(String... arguments) {
        StringWriter printed = new StringWriter();
        StringWriter noted = new StringWriter();
        CommandLine program =
                Myodose.commandLine().setOut(new PrintWriter(printed)).setErr(new PrintWriter(noted));
        int exitCode = program.execute(arguments);
        out = printed.toString();
        err = noted.toString();
        return exitCode;
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private List<String> present() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @BeforeEach
    void recording() throws IOException {
        Tables.threeHolds(folder);
        assertEquals(0, run("import", path("holds.csv"), "--out", path("holds.xdf"), "--unit", "N"), err);
    }

    private JsonNode analysed(String... more) throws IOException {
        String[] arguments = new String[2 + more.length];
        arguments[0] = "analyze";
        arguments[1] = "--json";
        System.arraycopy(more, 0, arguments, 2, more.length);
        assertEquals(0, run(arguments), err);
        return new ObjectMapper().readTree(out);
    }

    @Test
    void anImportedRecordingHasTheHoldsOfItsTableToTheLastDigit() throws IOException {
        JsonNode table = analysed(path("holds.csv"), "--unit", "N");
        JsonNode recording = analysed(path("holds.xdf"));
        assertEquals(3, table.get("holds").size());
        for (String field : List.of("holds", "presses", "gaps", "dose", "samples", "durationSeconds", "forceUnit")) {
            assertEquals(table.get(field), recording.get(field), field);
        }
    }

    @Test
    void severalColumnsAreImportedAsChannelsAndStillAddUp() throws IOException {
        StringBuilder text = new StringBuilder("ms;left;right\n");
        for (int row = 0; row < 1000; row++) {
            double press = Math.clamp(Math.min(row - 200, 800 - row) / 30.0, 0, 1);
            text.append(row * 10)
                    .append(';')
                    .append(12.125 * press)
                    .append(';')
                    .append(20.25 * press)
                    .append('\n');
        }
        Files.writeString(folder.resolve("two.csv"), text);
        String[] columns = {"--time-column", "ms", "--force-column", "left,right", "--time-unit", "ms", "--unit", "kg"};
        String[] arguments = {"import", path("two.csv"), "--out", path("two.xdf"), "--json"};
        assertEquals(0, run(concatenated(arguments, columns)), err);
        assertEquals(2, new ObjectMapper().readTree(out).get("channels").asInt());
        JsonNode table = analysed(concatenated(new String[] {path("two.csv")}, columns));
        assertEquals(1, table.get("holds").size());
        assertEquals(table.get("holds"), analysed(path("two.xdf")).get("holds"));
    }

    private static String[] concatenated(String[] one, String[] other) {
        return Stream.concat(Stream.of(one), Stream.of(other)).toArray(String[]::new);
    }

    @Test
    void importRefusesInOneSentenceAndLeavesNothing() throws IOException {
        List<String> before = present();
        assertEquals(1, run("import", path("holds.csv"), "--out", path("holds.xdf")));
        assertTrue(err.contains("holds.xdf exists already: choose another name, or give --replace"), err);
        assertEquals(1, run("import", path("holds.csv"), "--out", path("new.xdf"), "--force-column", "nothing"));
        assertTrue(err.startsWith("myodose: ") && err.contains("nothing"), err);
        assertEquals(1, run("import", path("holds.xdf"), "--out", path("new.xdf")));
        assertTrue(err.contains("is a recording already"), err);
        assertEquals(before, present());
    }

    @Test
    void exportsBesideTheRecordingUnderItsName() throws IOException {
        assertEquals(0, run("export", path("holds.xdf"), "--format", "csv-tidy"), err);
        assertTrue(present().containsAll(List.of("holds-tidy.csv", "holds-tidy-holds.csv", "holds-tidy.csv.json")));
        assertTrue(out.contains(path("holds-tidy.csv") + System.lineSeparator()), out);
        assertTrue(err.contains("holds.xdf: reading") && err.contains("holds.xdf: writing"), err);
        assertFalse(err.contains("\r["), "a bar is for terminals");
    }

    @Test
    void exportsSeveralRecordingsAndTellsProgramsWhatStands() throws IOException {
        Files.copy(folder.resolve("holds.xdf"), folder.resolve("again.xdf"));
        assertEquals(0, run("export", path("holds.xdf"), path("again.xdf"), "--format", "holds", "--json"), err);
        JsonNode json = new ObjectMapper().readTree(out);
        assertEquals(2, json.get("exports").size());
        JsonNode first = json.get("exports").get(0);
        assertEquals(path("holds-holds.csv"), first.get("files").get(0).asText());
        assertEquals(1500, first.get("scans").asInt());
        assertTrue(first.get("whole").asBoolean());
        assertEquals("N", first.get("signals").get(0).get("forceUnit").asText());
        assertEquals(
                4, Files.readString(folder.resolve("again-holds.csv")).lines().count());
    }

    @Test
    void scoresAgainstWhatIsSaidOnTheCommandLine() throws IOException {
        assertEquals(1, run("export", path("holds.xdf"), "--format", "scores"));
        assertTrue(err.contains("There is nothing to score holds.xdf by"), err);
        assertEquals(
                0,
                run("export", path("holds.xdf"), "--format", "scores", "--band", "35:45", "--out", path("s.parquet")),
                err);
        assertTrue(present().containsAll(List.of("s.parquet", "s-score_errors.parquet", "s-score_holds.parquet")));
    }

    @Test
    void refusesInOneSentence() {
        assertEquals(1, run("export", path("holds.xdf"), "--format", "excel"));
        assertTrue(err.contains("There is no format 'excel': choose csv, csv-tidy, "), err);
        assertEquals(1, run("export", path("holds.xdf"), path("b.xdf"), "--format", "csv", "--out", path("x.csv")));
        assertTrue(err.contains("--out names one file, and 2 recordings are to be exported"), err);
        assertEquals(1, run("export", path("holds.csv"), "--format", "csv"));
        assertTrue(err.contains("holds.csv is not a recording"), err);
        assertEquals(1, run("export", path("holds.xdf"), "--format", "csv", "--device", "1"));
        assertTrue(err.contains("There is no device 1 in "), err);
    }

    @Test
    void exportsWhatIsSafeOfADamagedRecordingAndEndsWithOne() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("holds.xdf"));
        bytes[bytes.length - 100_000] ^= 1;
        Files.write(folder.resolve("damaged.xdf"), bytes);
        assertEquals(1, run("export", path("damaged.xdf"), "--format", "csv"));
        assertTrue(err.contains("damaged.xdf: Damaged and left out: 1 part"), err);
        assertTrue(Files.readString(folder.resolve("damaged.csv.json")).contains("\"whole\" : false"));
    }

    @Test
    void aTerminalSeesABarThatEndsFull() {
        StringWriter shown = new StringWriter();
        ExportProgressBar bar = new ExportProgressBar(new PrintWriter(shown), Path.of("press.xdf"), () -> false, true);
        for (int step = 0; step <= 1000; step++) {
            assertTrue(bar.goesOn("writing", step / 1000.0));
        }
        bar.end();
        assertEquals(101, shown.toString().chars().filter(each -> each == '\r').count());
        assertTrue(shown.toString().contains("[" + "#".repeat(40) + "] 100 % writing press.xdf"), shown.toString());
    }

    @Test
    void whoeverPressesCtrlCIsHeard() {
        ExportProgressBar bar =
                new ExportProgressBar(new PrintWriter(new StringWriter()), Path.of("press.xdf"), () -> true, false);
        assertFalse(bar.goesOn("writing", 0.5));
    }
}
