package org.myodose.device.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.myodose.device.PageTable;
import org.myodose.device.conformance.Requirement;

/** The firmware guide says what the firmware, its images and the check say. */
class FirmwareGuideTest {

    private static final String GUIDE = PageTable.page("firmware-guide.md");
    private static final Path SAMPLES = FirmwareWorkshop.ROOT.resolve("hardware-docs/samples");
    private static final Pattern COMPILER = Pattern.compile("Built by avr-gcc (\\d+\\.\\d+\\.\\d+)");

    @Test
    void namesEveryRequirementInTheOrderOfTheVerdict() {
        List<List<String>> wanted = Stream.of(Requirement.values())
                .map(requirement -> List.of(requirement.name(), requirement.sentence(), requirement.section()))
                .toList();
        List<List<String>> told = PageTable.rows(GUIDE, "requirement", "asked", "section").stream()
                .map(row -> List.of(row.get(0), row.get(1), row.get(2).replaceAll("\\[(.*)]\\(.*\\)", "$1")))
                .toList();
        assertEquals(wanted, told);
    }

    @Test
    void tellsTheConstantsThatABuilderMayChange() throws IOException {
        String header = Files.readString(FirmwareWorkshop.SOURCES.resolve("src/config.h"));
        Map<String, String> told = new TreeMap<>();
        Map<String, String> defined = new TreeMap<>();
        for (List<String> row : PageTable.rows(GUIDE, "name", "as delivered")) {
            told.put(row.get(0), row.get(1));
            Matcher define =
                    Pattern.compile("(?m)^#define " + row.get(0) + " (.*)$").matcher(header);
            defined.put(row.get(0), define.find() ? define.group(1) : "not defined");
        }
        assertEquals(defined, told);
    }

    /** By the compiler that the guide names; another one's images have other sizes. */
    @Test
    void tellsWhatTheImagesTakeAndDoInTheSimulator() throws Exception {
        List<List<String>> printed = PageTable.rows(
                FirmwareWorkshop.images(), "image", "flash, bytes", "RAM, bytes", "scans a second", "overruns");
        assertTrue(printed.stream().allMatch(row -> row.subList(4, 6).equals(List.of("0", "0"))), printed::toString);
        Matcher compiler = COMPILER.matcher(GUIDE);
        assertTrue(compiler.find(), "the guide names its compiler");
        String here = output("avr-gcc", "-dumpversion").strip();
        assumeTrue(here.equals(compiler.group(1)), "built by avr-gcc " + here + ", not " + compiler.group(1));
        assertEquals(figures(PageTable.rows(GUIDE, "image", "flash, bytes")), figures(printed));
    }

    private static Map<String, List<String>> figures(List<List<String>> rows) {
        Map<String, List<String>> figures = new TreeMap<>();
        rows.forEach(row -> figures.put(row.get(0), row.subList(1, 4)));
        return figures;
    }

    @Test
    void namesAnImageForEveryBoard() throws IOException {
        Path boards = FirmwareWorkshop.SOURCES.resolve("src/boards");
        if (Files.exists(boards)) {
            try (Stream<Path> headers = Files.list(boards)) {
                for (Path header : headers.toList()) {
                    String board = header.getFileName().toString().replace(".h", "");
                    boolean isBoard = Files.readString(header).contains("#define MODEL");
                    assertTrue(!isBoard || GUIDE.contains("`myodose-" + board + "-"), board);
                }
            }
        }
    }

    @Test
    void theDeviceInFiftyLinesHasNoMore() throws IOException {
        List<String> lines = Files.readAllLines(SAMPLES.resolve("fifty-lines.c"));
        assertTrue(lines.size() <= 50, lines.size() + " lines");
        assertTrue(lines.stream().allMatch(line -> line.length() <= 150), "lines that nobody can read");
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed;
    }
}
