package org.myodose.device.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.LinkException;

/** Whatever comes between good lines is named and counted, and no good line is lost to it. */
@Timeout(60)
class BadLinesTest {

    private static LinesUnderTest goodLines() {
        return new LinesUnderTest().lines(0, "%d,5,0.25");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,nan,0.25|BAD_PAYLOADS",
                "NaN,NaN,NaN|BAD_PAYLOADS",
                "1,-inf,0.25|BAD_PAYLOADS",
                "1,ovf,0.25|BAD_PAYLOADS",
                "1,99999999999,0.25|BAD_PAYLOADS",
                "1,1e300,0.25|BAD_PAYLOADS",
                "1,123456789012345678901234567890,0|BAD_PAYLOADS",
                "1,5|TOO_SHORT",
                "1|TOO_SHORT",
                "1,5,0.25,9|TOO_LONG",
                "1,5x,0.25|MALFORMED_FRAMES",
                "1,,0.25|MALFORMED_FRAMES",
                "1,5,0.2.5|MALFORMED_FRAMES",
                "1,--5,0.25|MALFORMED_FRAMES",
                "1,\u00e4\u00f6,0.25|MALFORMED_FRAMES",
                "\u00ff\u00fe\u0001|MALFORMED_FRAMES",
                "HX711 is ready|UNKNOWN_TYPES",
                "# a comment|UNKNOWN_TYPES",
                "thumb,index,palm|UNKNOWN_TYPES"
            })
    void isCountedByItsKind(String bad, Kind kind) throws Exception {
        LinesUnderTest lines = goodLines().read(2100, bad + "\r\n").read(2200, "7,6,0.5\n");
        lines.all();
        assertEquals(1, lines.count(kind));
        assertEquals(20, lines.scans.size());
        assertEquals(7, lines.column(0).getLast());
        assertEquals(kind == Kind.UNKNOWN_TYPES ? 0 : 1, lines.source.counters().damagedFrames());
        assertEquals(0, lines.unaccounted());
    }

    @Test
    void neverUsesTheHalfLineAtTheStart() throws Exception {
        LinesUnderTest lines = new LinesUnderTest().read(0, "5,5,0.25\n").lines(10, "1%d,5,0.25");
        lines.all();
        assertEquals(20, lines.scans.size());
        assertEquals(10, lines.column(0).getFirst());
        assertEquals(0, lines.source.counters().damagedFrames());
        assertEquals(9, lines.count(Kind.DAMAGED_BYTES));
    }

    @Test
    void neverUsesTheHalfLineAtTheEnd() throws Exception {
        LinesUnderTest lines = goodLines().read(2100, "7,5,0.2");
        lines.open();
        while (lines.source.poll(lines)) {
            // Everything there is.
        }
        assertEquals(19, lines.scans.size());
        assertEquals(7, lines.unaccounted());
        assertThrows(LinkException.class, lines.source::open);
        assertEquals(0, lines.unaccounted());
    }

    @Test
    void readsLinesCutAnywhere() throws Exception {
        LinesUnderTest lines = goodLines();
        for (String piece : "12,5,0.5\r\n13,5,0.5\r\n".split("", -1)) {
            lines.read(2100, piece);
        }
        lines.all();
        assertEquals(21, lines.scans.size());
        assertEquals(13, lines.column(0).getLast());
        assertEquals(0, lines.unaccounted());
    }

    @Test
    void survivesTenMegabytesWithoutALineEndInBoundedMemory() throws Exception {
        LinesUnderTest lines = goodLines();
        byte[] flood = new byte[10_000_000];
        Arrays.fill(flood, (byte) '1');
        lines.read(2100, flood).read(2200, "\n8,5,0.25\n");
        lines.all();
        assertEquals(1, lines.count(Kind.TOO_LONG));
        assertEquals(10_000_001, lines.count(Kind.DAMAGED_BYTES) - "0,5,0.25\n".length());
        assertEquals(8, lines.column(0).getLast());
        assertEquals(0, lines.unaccounted());
    }

    @Test
    void givesUpOnAFloodWithoutALineEndWhileOpening() {
        byte[] flood = new byte[10_000_000];
        LinesUnderTest lines = new LinesUnderTest().read(0, flood);
        LinkException refused = assertThrows(LinkException.class, lines::open);
        assertTrue(refused.getMessage().startsWith("No lines of figures came from text:test"), refused.getMessage());
        assertTrue(lines.count(Kind.BYTES_RECEIVED) < 300_000);
        assertEquals(0, lines.unaccounted());
    }

    @Test
    void findsTheFiguresAfterAResetWithBootMessages() throws Exception {
        LinesUnderTest lines = new LinesUnderTest()
                .read(0, ",5,0.25\n900,5,0.25\n")
                .read(2000, "\u0000\u00f8ets Jun  8 2016 00:22:57\r\n\r\nrst:0x1 (POWERON_RESET)\r\n")
                .read(2100, "scale ready\r\n")
                .lines(2200, "%d,5,0.25");
        lines.all();
        assertEquals(21, lines.scans.size());
        assertEquals(900, lines.column(0).getFirst());
        assertEquals(0, lines.unaccounted());
    }
}
