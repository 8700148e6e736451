package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The device in fifty lines, compiled by the command of the firmware guide, does what the guide shows. */
@EnabledOnOs(OS.LINUX)
class FiftyLinesIT {

    private static final Path ROOT = Path.of(System.getProperty("myodose.root", ".."));

    /** Verdicts that a busy machine may spoil, for device and check share it. */
    private static final List<String> TIMED =
            List.of("Scans at the rate", "Its clock runs", "Sends STATUS", "Answers every command");

    @TempDir
    Path folder = Path.of("");

    @Test
    void doesAllThatTheProtocolAsksAsTheGuideShows() throws Exception {
        String guide = Files.readString(ROOT.resolve("hardware-docs/firmware-guide.md"));
        Process device = new ProcessBuilder(compiled(guide).toString()).start();
        try (BufferedReader said = device.inputReader(StandardCharsets.UTF_8)) {
            Program.Outcome check = Program.run(folder, "devices", "check", "serial:" + said.readLine());
            assertEquals(shape(sample(guide)), shape(check.out()), check.out() + check.err());
            for (String verdict : check.out().lines().limit(20).toList()) {
                boolean timed = TIMED.stream().anyMatch(verdict::contains);
                assertTrue(timed || verdict.startsWith("met "), check.out());
            }
        } finally {
            device.destroyForcibly().onExit().join();
        }
    }

    /** The guide's own command, with another place for what it makes. */
    private Path compiled(String guide) throws IOException, InterruptedException {
        Matcher command = Pattern.compile("(?m)^cc .*-o fifty-lines .*$").matcher(guide);
        assertTrue(command.find(), "the guide compiles the device");
        Path program = folder.resolve("fifty-lines");
        String[] words =
                command.group().replace("-o fifty-lines", "-o " + program).split(" ", -1);
        requireCompiler();
        Process compiler = new ProcessBuilder(words)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String complaints = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, compiler.waitFor(), complaints);
        return program;
    }

    private static void requireCompiler() {
        boolean there = Files.isExecutable(Path.of("/usr/bin/cc"));
        if (!there && Boolean.parseBoolean(System.getenv("MYODOSE_REQUIRE_TOOLS"))) {
            fail("This test needs cc.");
        }
        assumeTrue(there, "This test needs cc.");
    }

    private static String sample(String guide) {
        Matcher sample = Pattern.compile("(?ms)^```\\n(met .*?)^```$").matcher(guide);
        return sample.find() ? sample.group(1) : "the guide shows no verdict";
    }

    /** Without the figures, and without the verdicts, which are looked at one by one. */
    private static List<String> shape(String output) {
        return output.lines()
                .limit(20)
                .map(line ->
                        line.replaceFirst("^(met|broken|not tried)\\s+", "").replaceAll("[+-]?\\d+(\\.\\d+)?", "0"))
                .toList();
    }
}
