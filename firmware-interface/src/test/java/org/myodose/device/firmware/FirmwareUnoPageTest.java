package org.myodose.device.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page from which someone wires a board, and the header that the firmware is built from, must name the same pins. */
class FirmwareUnoPageTest {

    private static final Path PAGE = FirmwareWorkshop.ROOT.resolve("hardware-docs/firmware-uno.md");
    private static final Path HEADER = FirmwareWorkshop.SOURCES.resolve("src/config.h");
    private static final Path BOARD = FirmwareWorkshop.SOURCES.resolve("src/boards/uno.h");
    private static final Pattern PAGE_DIGITAL = Pattern.compile("(?m)^\\| D(\\d+) \\|.*\\| `(\\w+_PIN)` \\|$");
    private static final Pattern HEADER_DIGITAL = Pattern.compile("(?m)^#define (\\w+_PIN) (\\d+)$");
    private static final Pattern PAGE_ANALOG = Pattern.compile("(?m)^\\| (A\\d) \\|.*\\| channel (\\d+) \\|$");
    private static final Pattern HEADER_ANALOG = Pattern.compile("\\{KIND_.*\"(A\\d)\"\\}");

    @Test
    void namesTheDigitalPinsThatTheFirmwareUses() throws IOException {
        Map<String, String> onPage = new TreeMap<>();
        matches(PAGE_DIGITAL, PAGE).forEach(row -> onPage.put(row.group(2), row.group(1)));
        Map<String, String> inHeader = new TreeMap<>();
        matches(HEADER_DIGITAL, HEADER).forEach(define -> inHeader.put(define.group(1), define.group(2)));
        assertFalse(inHeader.isEmpty());
        assertEquals(inHeader, onPage);
    }

    @Test
    void namesTheAnalogPinsInTheOrderOfTheChannels() throws IOException {
        Map<String, String> onPage = new TreeMap<>();
        matches(PAGE_ANALOG, PAGE).forEach(row -> onPage.put(row.group(2), row.group(1)));
        Map<String, String> inHeader = new TreeMap<>();
        matches(HEADER_ANALOG, BOARD)
                .forEach(channel -> inHeader.put(Integer.toString(inHeader.size()), channel.group(1)));
        assertEquals(6, inHeader.size());
        assertEquals(inHeader, onPage);
    }

    private static Iterable<MatchResult> matches(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().toList();
    }
}
