package org.myodose.device.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Builds the firmware and its test tools with make. Where a tool is missing the calling test is skipped and says which,
 * unless MYODOSE_REQUIRE_TOOLS is true: then it fails.
 */
final class FirmwareWorkshop {

    static final Path ROOT = Path.of(System.getProperty("myodose.root", ".."));
    static final Path SOURCES = ROOT.resolve("firmware-interface/firmware");
    static final Path GOLDEN_FRAMES = ROOT.resolve("hardware-docs/golden-frames.csv");

    private static final Path TARGET = ROOT.resolve("firmware-interface/target/firmware");
    private static final List<String> HOST_PROGRAMS = List.of("make", "cc");
    private static final List<String> AVR_PROGRAMS = List.of("avr-gcc", "avr-objcopy", "avr-size");
    private static final List<String> SIMULATOR_FILES =
            List.of("/usr/include/simavr/sim_avr.h", "/usr/include/libelf.h", "/usr/lib/avr/include/avr/io.h");
    private static final int MAKE_SECONDS = 120;

    private FirmwareWorkshop() {}

    /** The firmware for that board and baud rate, freshly made. */
    static Path firmware(String board, int baud) throws Exception {
        requireTools(HOST_PROGRAMS, AVR_PROGRAMS, List.of("/usr/lib/avr/include/avr/io.h"));
        make("all", "BOARD=" + board, "BAUD=" + baud);
        return TARGET.resolve(Integer.toString(baud)).resolve("myodose-" + board + "-" + baud + ".elf");
    }

    /** The program that runs the firmware in simavr. */
    static Path runner() throws Exception {
        requireTools(HOST_PROGRAMS, AVR_PROGRAMS, SIMULATOR_FILES);
        make("simulator");
        return TARGET.resolve("simavr-runner");
    }

    /** Makes every image, runs each in simavr, and returns the table that is printed. */
    static String images() throws Exception {
        requireTools(HOST_PROGRAMS, AVR_PROGRAMS, SIMULATOR_FILES);
        return make("images");
    }

    /** Runs the tests of the protocol code that are written in C, and returns what they print. */
    static String protocolTests() throws Exception {
        requireTools(HOST_PROGRAMS, List.of(), List.of());
        return make("test");
    }

    private static void requireTools(List<String> hostPrograms, List<String> avrPrograms, List<String> files) {
        List<String> missing = new ArrayList<>(files);
        missing.removeIf(file -> Files.exists(Path.of(file)));
        missing.addAll(hostPrograms);
        missing.addAll(avrPrograms);
        missing.removeIf(FirmwareWorkshop::isOnPath);
        String sentence = "The firmware cannot be built and run here for want of " + missing
                + ": install gcc make gcc-avr avr-libc libsimavr-dev libelf-dev.";
        if (Boolean.parseBoolean(System.getenv("MYODOSE_REQUIRE_TOOLS"))) {
            assertTrue(missing.isEmpty(), sentence);
        }
        assumeTrue(missing.isEmpty(), sentence);
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static synchronized String make(String... goals) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("make", "--no-print-directory", "-C", SOURCES.toString()));
        command.addAll(List.of(goals));
        command.add("TARGET=" + TARGET.toAbsolutePath());
        Path output = Files.createTempFile("make", ".log");
        try {
            Process make = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!make.waitFor(MAKE_SECONDS, TimeUnit.SECONDS)) {
                make.destroyForcibly();
                fail(command + " took longer than " + MAKE_SECONDS + " s.");
            }
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            assertEquals(0, make.exitValue(), () -> command + " failed:\n" + printed);
            return printed;
        } finally {
            Files.delete(output);
        }
    }
}
