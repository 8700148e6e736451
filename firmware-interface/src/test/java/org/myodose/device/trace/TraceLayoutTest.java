package org.myodose.device.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.device.ForceUnit;

class TraceLayoutTest extends WrittenTraces {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", " ", "   "})
    void guessesTheSeparator(String separator) throws TraceException {
        Trace trace = read("time,force,x\n0.0,1.5,7\n0.1,2.5,7\n0.2,3.5,7\n".replace(",", separator));
        assertArrayEquals(new double[] {1.5, 2.5, 3.5}, trace.values(0));
        assertTrue(trace.report().header());
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void readsDecimalCommas(String separator) throws TraceException {
        Trace trace = read("Zeit;Kraft (N)\n0,00;1,25\n0,01;-2,5\n0,02;3\n".replace(";", separator));
        assertArrayEquals(new double[] {1.25, -2.5, 3}, trace.values(0));
        assertArrayEquals(new long[] {0, 10_000, 20_000}, trace.timesMicros());
        assertTrue(trace.report().decimalCommas());
        assertNoted(trace, "with commas");
    }

    @Test
    void readsQuotedDecimalCommasBetweenCommas() throws TraceException {
        Trace trace = read("time,force\n\"0,0\",\"1,5\"\n\"0,1\",\"2,5\"\n");
        assertArrayEquals(new double[] {1.5, 2.5}, trace.values(0));
    }

    @Test
    void refusesUnquotedDecimalCommasBetweenCommas() {
        TraceException refused = refused("time,force\n0.0,1.5\n0.1,2,5\n0.2,3.5\n0.3,3.5\n");
        assertEquals(3, refused.line());
        assertEquals(3, refused.column());
    }

    @Test
    void refusesToGuessWhetherACommaPartsThousands() {
        TraceException refused = refused("time;force\n0.0;1\n0.1;1,500\n");
        assertEquals(3, refused.line());
        assertEquals(2, refused.column());
        assertTrue(refused.getMessage().contains("mixes decimal points and commas"), refused.getMessage());
    }

    @Test
    void readsQuotedHeadingsAndCells() throws TraceException {
        Trace trace = read("\"time, s\",\"the \"\"force\"\"\"\n\"0.0\",\"1\"\n\"0.1\",\"2\"\n");
        assertEquals(List.of("the \"force\""), trace.columnNames());
    }

    @Test
    void readsAByteOrderMarkAndWindowsLines() throws TraceException {
        Trace trace = read("\uFEFFtime,force\r\n0.0,1\r\n0.1,2\r\n");
        assertTrue(trace.report().byteOrderMark());
        assertEquals(List.of("force"), trace.columnNames());
    }

    @Test
    void readsUtf16AndLatin1() throws TraceException {
        String text = "\uFEFFtime,force (N)\n0.0,1\n0.1,2\n";
        Trace wide = TraceFile.read(file(text, StandardCharsets.UTF_16LE), TraceOptions.guessed());
        assertEquals(ForceUnit.NEWTONS, wide.forceUnit());
        Trace narrow =
                TraceFile.read(file("t (µs);force\n0;1\n500;2\n", StandardCharsets.ISO_8859_1), TraceOptions.guessed());
        assertEquals(500, narrow.timesMicros()[1]);
        assertNoted(narrow, "Latin-1");
    }

    @Test
    void takesAGrowingFirstColumnWithoutHeadingAsTime() throws TraceException {
        Trace trace = read("0.00\t5\n0.01\t6\n0.02\t7\n0.03\t8\n");
        assertArrayEquals(new double[] {5, 6, 7, 8}, trace.values(0));
        assertEquals(List.of("column 2"), trace.columnNames());
        assertFalse(trace.report().header());
    }

    @Test
    void passesOverTextAboveTheTableAndSaysSo() throws TraceException {
        Trace trace = read("Device: grip 7\nDate: 2026-11-21\n\n# raw\ntime,force\n0.0,1\n0.1,2\n");
        assertEquals(2, trace.rows());
        assertNoted(trace, "The first 2 lines with text are not part of the table");
    }
}
