package org.myodose.analysis.prescription;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code hardware-docs/safety.md} says what the program asks, forbids and prescribes. */
class SafetyPageTest {

    private static final Path ROOT = Path.of(System.getProperty("myodose.root", ".."));
    private static final Path PRESCRIPTIONS =
            ROOT.resolve("analysis/src/main/resources/org/myodose/analysis/prescription");

    @Test
    void asksForEveryContraindication() throws IOException {
        assertEquals(
                Contraindication.STANDARD.stream()
                        .map(asked -> List.of(asked.kind().words(), asked.words()))
                        .toList(),
                rows("what it forbids"));
    }

    @Test
    void namesEveryDelicateRegionWithItsCeiling() throws IOException {
        assertEquals(
                Arrays.stream(DelicateRegion.values())
                        .map(region -> List.of(
                                region.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                region.forbidden() ? "none" : Figures.plain(region.ceilingNewtons()),
                                region.why()))
                        .toList(),
                rows("place"));
    }

    @Test
    void givesTheCeilingsOfTheBuiltInPrescriptionsAsTheyAreWritten() throws IOException {
        try (Stream<Path> files = Files.list(PRESCRIPTIONS)) {
            List<List<String>> written =
                    files.sorted().map(SafetyPageTest::ceilings).toList();
            assertEquals(written, rows("prescription"));
        }
    }

    @Test
    void warnsAtTheShareOfTheDefault() throws IOException {
        assertEquals(0.9, Limits.NONE.warnShare());
        assertEquals(true, page().contains("a warning comes at nine tenths of it"));
    }

    private static List<String> ceilings(Path file) {
        try {
            String text = Files.readString(file);
            return List.of(written(text, "name"), written(text, "ceiling"), written(text, "stop at pain"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String written(String text, String key) {
        Matcher line = Pattern.compile("(?m)^" + key + "=(.*)$").matcher(text);
        return line.find() ? line.group(1) : "–";
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("hardware-docs/safety.md"));
    }

    /** Of the table whose first column is headed so. */
    private static List<List<String>> rows(String heading) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        String page = page();
        for (String line : page.substring(page.indexOf("| " + heading + " |"))
                .lines()
                .skip(2)
                .toList()) {
            if (!line.startsWith("|")) {
                break;
            }
            rows.add(Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                    .map(String::strip)
                    .toList());
        }
        return rows;
    }
}
