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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myodose.device.PageTable;
import org.myodose.device.conformance.Requirement;

/** The firmware guide says what the firmware, its images and the check say. */
class FirmwareGuideTest {

    private static final String GUIDE = PageTable.page("firmware-guide.md");
    private static final Path SAMPLES = FirmwareWorkshop.ROOT.resolve("hardware-docs/samples");
    private static final Pattern IMAGE = Pattern.compile("myodose-(\\w+)-(\\d+)\\.elf");
    private static final Pattern COMPILER = Pattern.compile("Built by avr-gcc ([0-9.]+)");

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

    static Stream<List<String>> images() {
        return PageTable.rows(GUIDE, "image", "flash, bytes", "RAM, bytes").stream();
    }

    /** By the compiler that the guide names; another one's images have other sizes. */
    @ParameterizedTest
    @MethodSource("images")
    void tellsTheSizeOfTheImage(List<String> row) throws Exception {
        Matcher image = IMAGE.matcher(row.get(0));
        assertTrue(image.matches(), row.get(0));
        Path elf = FirmwareWorkshop.firmware(Integer.parseInt(image.group(2)));
        Matcher compiler = COMPILER.matcher(GUIDE);
        assertTrue(compiler.find(), "the guide names its compiler");
        String here = output("avr-gcc", "-dumpversion").strip();
        assumeTrue(here.equals(compiler.group(1)), "built by avr-gcc " + here + ", not " + compiler.group(1));
        String size = output("avr-size", "--format=avr", "--mcu=atmega328p", elf.toString());
        assertEquals(row.get(1) + " " + row.get(2), figure(size, "Program") + " " + figure(size, "Data"));
    }

    private static String figure(String size, String memory) {
        Matcher figure = Pattern.compile(memory + ":\\s+(\\d+) bytes").matcher(size);
        return figure.find() ? figure.group(1) : size;
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
