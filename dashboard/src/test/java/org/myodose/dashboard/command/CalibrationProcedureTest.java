package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the calibration procedure that need no hands, run as they are written on the page. */
class CalibrationProcedureTest {

    private static final Path PAGE =
            Path.of(System.getProperty("myodose.root", "..")).resolve("hardware-docs/calibration-procedure.md");
    private static final Pattern COMMAND = Pattern.compile(
            "(?m)^```\\n\\./myodose ([^\\n]*--hands-free[^\\n]*)\\n```\\n[^`]*```text\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern FIGURE = Pattern.compile(" *[-+]?\\d+(\\.\\d+)?(E-?\\d+)?");

    @TempDir
    Path folder = Path.of("");

    @Test
    @Timeout(120)
    void theBenchIsCalibratedAndCheckedAsThePageShows() throws IOException {
        String page = Files.readString(PAGE);
        List<MatchResult> commands = COMMAND.matcher(page).results().toList();
        assertEquals(2, commands.size());
        String anew = page;
        for (MatchResult command : commands) {
            String printed = run(command.group(1));
            anew = anew.replace(command.group(2), printed);
        }
        if (Boolean.getBoolean("myodose.draw")) {
            Files.writeString(PAGE, anew);
        } else {
            assertEquals(
                    FIGURE.matcher(page).replaceAll("#"), FIGURE.matcher(anew).replaceAll("#"));
            assertAlike(figures(page), figures(anew));
        }
        assertTrue(anew.contains("The calibration still holds"), anew);
    }

    private String run(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher matcher = WORD.matcher(line); matcher.find(); ) {
            String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            words.add(word.endsWith(".calibration") ? folder.resolve(word).toString() : word);
        }
        StringWriter out = new StringWriter();
        int exit = Myodose.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(words.toArray(String[]::new));
        assertEquals(0, exit, line);
        return out.toString().replace(folder + "/", "");
    }

    /** A reading may begin a block of counts later, which shows in the last digits. */
    private static void assertAlike(List<String> shown, List<String> printed) {
        for (int place = 0; place < shown.size(); place++) {
            double figure = Double.parseDouble(shown.get(place));
            assertEquals(figure, Double.parseDouble(printed.get(place)), 0.1 + 0.05 * Math.abs(figure));
        }
    }

    private static List<String> figures(String text) {
        return FIGURE.matcher(text).results().map(MatchResult::group).toList();
    }
}
