package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.acquisition.sizing.Chain;
import org.myodose.acquisition.sizing.ConverterPart;
import org.myodose.acquisition.sizing.FrontEnd;
import org.myodose.acquisition.sizing.SensorPart;
import org.myodose.acquisition.sizing.UncertaintyBudget;
import picocli.CommandLine;

/**
 * The figures in the pages of hardware-docs are those that {@code size} prints. A section that begins with such a command has
 * nothing but its output; with -Dmyodose.draw=true it is written anew.
 */
class SizePagesTest {

    private static final Path ROOT = Path.of(System.getProperty("myodose.root", ".."));
    private static final Path DESIGNS = ROOT.resolve("hardware-docs/designs");
    private static final Pattern SECTION =
            Pattern.compile("(?ms)^(## [^\\n]*\\n\\n```\\n\\./myodose (size [^\\n]*)\\n```\\n)(.*?)(?=^## |\\z)");

    private static String printed(String arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = Myodose.commandLine().setOut(new PrintWriter(out));
        command.execute(arguments
                .replace("hardware-docs/", ROOT.resolve("hardware-docs") + "/")
                .split(" ", -1));
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sizing.md",
                "designs/starter/README.md",
                "designs/glove/README.md",
                "designs/mat/README.md",
                "designs/table/README.md"
            })
    void everySectionWithACommandHasItsOutput(String page) throws IOException {
        Path file = ROOT.resolve("hardware-docs/" + page);
        String text = Files.readString(file);
        StringBuilder expected = new StringBuilder();
        Matcher sections = SECTION.matcher(text);
        int found = 0;
        while (sections.find()) {
            found++;
            String anew = sections.group(1) + "\n" + printed(sections.group(2)).strip() + "\n";
            boolean last = sections.end() == text.length();
            sections.appendReplacement(expected, Matcher.quoteReplacement(anew + (last ? "" : "\n")));
        }
        sections.appendTail(expected);
        assertTrue(found > 0);
        if (Boolean.getBoolean("myodose.draw")) {
            Files.writeString(file, expected);
        }
        assertEquals(expected.toString(), Files.readString(file), "write it anew with -Dmyodose.draw=true");
    }

    private static UncertaintyBudget budget(String design) throws IOException {
        return UncertaintyBudget.read(design, Files.readString(DESIGNS.resolve(design + "/uncertainty.csv")));
    }

    /** What the assembly's first step prints for the planned sensor is the resistor that the bill of materials has. */
    @ParameterizedTest
    @CsvSource({"glove, RF", "mat, RF", "starter, R1"})
    void theAssemblyNamesTheResistorOfTheDesign(String design, String resistor) throws IOException {
        String page = Files.readString(DESIGNS.resolve(design + "/README.md"));
        Matcher command =
                Pattern.compile("`\\./myodose (size --highest [^`]*)`").matcher(page);
        assertTrue(command.find(), "a step that sizes");
        String bought = Files.readAllLines(DESIGNS.resolve(design + "/parts.csv")).stream()
                .filter(row -> row.startsWith(resistor + ","))
                .findFirst()
                .orElseThrow()
                .split("[,;]", -1)[1];
        String printed = printed(command.group(1));
        assertTrue(
                printed.replace(".0 kΩ", " kΩ").contains("| " + bought + " |") && printed.contains("| will do |"),
                () -> bought + " is not in\n" + printed);
    }

    /** The step that a budget reckons with is that of the chain with the parts that the bill of materials has. */
    @ParameterizedTest
    @CsvSource({
        "glove, FLEXIFORCE_A301_445, SINGLE_SUPPLY_AMPLIFIER, ATMEGA328P, RF",
        "mat, FLEXIFORCE_A401_111, SINGLE_SUPPLY_AMPLIFIER, ATMEGA328P, RF",
        "starter, FLEXIFORCE_A201_445, DIVIDER, ATMEGA328P, R1",
        "table, LOAD_CELL_500, BRIDGE, HX711_80, none"
    })
    void theBudgetReckonsWithTheStepOfTheDesign(
            String design, SensorPart sensor, FrontEnd frontEnd, ConverterPart converter, String resistor)
            throws IOException {
        double ohms = Files.readAllLines(DESIGNS.resolve(design + "/parts.csv")).stream()
                .filter(row -> row.startsWith(resistor + ","))
                .mapToDouble(
                        row -> 1000 * Double.parseDouble(row.split(",", -1)[1].split(" ", -1)[0]))
                .findFirst()
                .orElse(1);
        Chain chain = new Chain(sensor, converter, frontEnd, ohms, sensor.sensitivity());
        UncertaintyBudget budget = budget(design);
        double highest = Math.min(budget.rangeNewtons(), sensor.rangeNewtons());
        assertEquals(chain.stepNewtonsAt(highest), budget.stepNewtons(), 0.03 * budget.stepNewtons());
        assertTrue(chain.saturationNewtons() > highest, "the circuit must reach its range");
    }

    @Test
    void theAcceptanceTableIsWhatTheBudgetsGive() throws IOException {
        List<UncertaintyBudget> budgets = List.of(budget("starter"), budget("glove"), budget("mat"), budget("table"));
        String expected = Stream.of(5.0, 10.0, 20.0, 49.0, 98.0)
                .map(force -> String.format(Locale.ROOT, "| %.0f N | ", force)
                        + budgets.stream()
                                .map(budget -> force > budget.rangeNewtons()
                                        ? "–"
                                        : String.format(Locale.ROOT, "%.1f N", budget.expandedNewtons(force)))
                                .collect(Collectors.joining(" | "))
                        + " |")
                .collect(Collectors.joining("\n"));
        Path file = ROOT.resolve("hardware-docs/calibration-procedure.md");
        if (Boolean.getBoolean("myodose.draw")) {
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replaceFirst("(?m)^ACCEPTANCE$|(?m)(^\\| \\d+ N \\|.*\\n?)+", expected + "\n"));
        }
        String text = Files.readString(file);
        assertTrue(text.contains(expected), () -> "the table should be\n" + expected);
    }

    @Test
    void theLinearityLimitsOfTheProcedureAreThoseOfTheBudgets() throws IOException {
        String text = Files.readString(ROOT.resolve("hardware-docs/calibration-procedure.md"));
        for (String design : List.of("glove", "mat", "starter")) {
            UncertaintyBudget budget = budget(design);
            double standard = budget.contributions().stream()
                    .filter(one -> one.name().startsWith("linearity"))
                    .mapToDouble(one -> budget.standardNewtons(one, 1))
                    .sum();
            String said = String.format(
                    Locale.ROOT, "%.2f N for the %s", standard, design.equals("starter") ? "starter kit" : design);
            assertTrue(text.contains(said), said);
        }
    }

    /** Every part that a page can choose is one that sizing knows, by the same word. */
    @Test
    void refusesWhatItDoesNotKnowInOneSentence() {
        for (String arguments : List.of(
                "size --highest 10 --sensor gummy",
                "size --highest -1",
                "size",
                "size --highest 10 --microsiemens-per-newton 1",
                "size --highest 10 --sensor cell-50kg --converter atmega328p",
                "size --budget no-such-file.csv",
                "size --at 200 --budget " + DESIGNS.resolve("glove/uncertainty.csv"))) {
            StringWriter err = new StringWriter();
            int exit = Myodose.commandLine().setErr(new PrintWriter(err)).execute(arguments.split(" ", -1));
            assertEquals(1, exit, arguments);
            assertTrue(err.toString().startsWith("myodose: "), () -> arguments + ": " + err);
            assertEquals(
                    1, Arrays.stream(err.toString().strip().split("\n", -1)).count(), err::toString);
        }
    }
}
