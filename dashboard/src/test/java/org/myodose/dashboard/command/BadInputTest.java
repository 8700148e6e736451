package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.command.RecordedSessions.Sensor;
import org.myodose.device.ForceUnit;
import picocli.CommandLine;

/** Signals and prescriptions that do not do, as a user meets them: each costs one clear sentence. */
class BadInputTest {

    private static final int ROWS = 850;

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

    private Path table(int rows, IntToDoubleFunction seconds, IntToDoubleFunction force) throws IOException {
        StringBuilder text = new StringBuilder("time,force\n");
        for (int row = 0; row < rows; row++) {
            text.append(
                    String.format(Locale.ROOT, "%.3f,%.4f%n", seconds.applyAsDouble(row), force.applyAsDouble(row)));
        }
        return Files.writeString(folder.resolve("signal.csv"), text);
    }

    private static double seconds(int row) {
        return row / 50.0;
    }

    private static double press(int row) {
        return RecordedSessions.holds(seconds(row));
    }

    private Path signal(String kind) throws IOException {
        return switch (kind) {
            case "empty" -> table(0, BadInputTest::seconds, BadInputTest::press);
            case "nan" -> table(ROWS, BadInputTest::seconds, row -> Double.NaN);
            case "constant" -> table(ROWS, BadInputTest::seconds, row -> 7);
            case "clipped" -> table(ROWS, BadInputTest::seconds, row -> Math.min(30, press(row)));
            case "negative" -> table(ROWS, BadInputTest::seconds, row -> -press(row));
            case "backwards" -> table(ROWS, row -> seconds(row) - (row < 800 ? 0 : 1), BadInputTest::press);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            empty     | 1 | has no row of numbers: a trace is a text file with one row per sample
            nan       | 1 | has no row with a time and a force: at least two are needed
            constant  | 0 | The force is 7 N throughout: nothing pressed, or the sensor is stuck
            clipped   | 0 | it is probably clipped, and no steady hold. The true force may have been higher.
            negative  | 0 | presses are looked for upwards, so turn the sensor's sign, or take its zero unloaded.
            backwards | 0 | 49 rows were left out: a time before that of the row above
            """)
    void saysInOneSentenceWhatIsWrongWithASignal(String kind, int exitCode, String sentence) throws IOException {
        String file = signal(kind).toString();
        for (String command : new String[] {"analyze", "score"}) {
            assertEquals(exitCode, run(command, file, "--unit", "N"), err);
            String said = out + err;
            int at = said.indexOf(sentence);
            assertTrue(at >= 0, () -> command + " said: " + said);
            assertEquals(at, said.lastIndexOf(sentence), () -> command + " said twice: " + said);
        }
    }

    @Test
    void callsAClippedHoldNotSteady() throws IOException {
        assertEquals(0, run("score", signal("clipped").toString(), "--unit", "N"), err);
        assertTrue(out.contains("or the force was clipped: 1."), out);
        assertFalse(out.contains("The hold was good."), out);
    }

    @Test
    void saysThatAPrescriptionInNewtonsTellsNothingOfCounts() throws Exception {
        String sentence = "'30 s × 4' is in newtons, but these forces are counts";
        String file = table(ROWS, BadInputTest::seconds, BadInputTest::press).toString();
        assertEquals(0, run("analyze", file, "--unit", "counts", "--prescription", "30-s-x-4"), err);
        assertTrue(out.contains(sentence), out);
        String page = path("counts.html");
        assertEquals(0, run("report", file, "--unit", "counts", "--prescription", "30-s-x-4", "--out", page), err);
        assertTrue(Files.readString(Path.of(page)).contains("are counts, not newtons"), "in the report");
        assertEquals(1, run("score", file, "--unit", "counts", "--prescription", "30-s-x-4"));
        assertTrue(err.contains("These forces are counts, and a score needs newtons"), err);
    }

    @Test
    void recordsCountsAndSaysThatThePrescriptionCannotBeFollowed() throws Exception {
        RecordedSessions.record(
                folder.resolve("counts.xdf"), 20, new Sensor("palm", ForceUnit.COUNTS, 16, RecordedSessions::holds));
        String again = path("again.xdf");
        assertEquals(0, run("record", "--source", "replay:" + path("counts.xdf") + "?speed=max", "--out", again), err);
        assertTrue(err.contains("'Demonstration' is in newtons, but "), err);
        assertTrue(err.contains("gives counts, so its band, ceiling and repetitions cannot be followed"), err);
        assertEquals(0, run("analyze", again), err);
        assertTrue(out.contains("samples in 20.0 s, forces in counts"), out);
        assertTrue(out.contains("'Demonstration' is in newtons, but these forces are counts"), out);
    }

    @Test
    void recordsNewtonsWithoutAWord() throws Exception {
        RecordedSessions.record(
                folder.resolve("newtons.xdf"), 20, new Sensor("palm", ForceUnit.NEWTONS, 16, RecordedSessions::holds));
        String source = "replay:" + path("newtons.xdf") + "?speed=max";
        assertEquals(0, run("record", "--source", source, "--out", path("again.xdf")), err);
        assertFalse(err.contains("'Demonstration'"), err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"travell-and-simons-rising", "two-sides-of-the-neck-gently"})
    void saysWhereATableCannotTellWhichBandWasAskedFor(String prescription) throws IOException {
        String file = table(ROWS, BadInputTest::seconds, BadInputTest::press).toString();
        boolean one = run("score", file, "--unit", "N", "--prescription", prescription) == 0;
        assertEquals(prescription.startsWith("two"), one, out + err);
        assertEquals(!one, err.contains("goes by the patient's pain, and nothing tells what it was"), err);
        assertEquals(0, run("analyze", file, "--unit", "N", "--prescription", prescription), err);
        assertEquals(!one, out.contains("asks for several bands, so there is no time in one band"), out);
    }

    @ParameterizedTest
    @CsvSource({"Anna Koval, no real name", "p07-, no hyphen at the end"})
    void recordsNobodyWhoseRecordingWouldNotBeNamedAsTheyAre(String pseudonym, String part) {
        assertEquals(1, run("record", "--source", "sim:hand", "--seconds", "1", "--pseudonym", pseudonym));
        assertTrue(err.contains(part), err);
    }
}
