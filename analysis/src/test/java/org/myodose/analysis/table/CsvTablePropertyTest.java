package org.myodose.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a table reads back from its CSV, and no text in it is a formula to a spreadsheet. */
class CsvTablePropertyTest {

    private static final TableDescription TABLE = new TableDescription(
            "t",
            "",
            List.of(
                    Column.text("words", ""),
                    Column.number("number", "N", ""),
                    Column.integer("whole", "", ""),
                    Column.truth("truth", "")));

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("=+-@\t\r\n'\",; aé€0").ofMaxLength(12),
                Arbitraries.strings().ofMaxLength(20).filter(text -> isWellFormed(text) && !text.equals("\0")),
                Arbitraries.of("=1+1", "+49 30", "-2", "@SUM(A1)", "'quoted", "", "a,b", "\"", "line\r\nfeed", "=😀"));
    }

    /** Half a surrogate pair is no character that UTF-8 could carry. */
    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }

    @Provide
    Arbitrary<Double> bits() {
        return Arbitraries.longs().map(Double::longBitsToDouble);
    }

    @Property
    void readsBackEqualToTheLastBit(
            @ForAll("words") String words, @ForAll("bits") double number, @ForAll long whole, @ForAll boolean truth)
            throws IOException {
        List<List<String>> lines = Csv.read(
                written(new Row(TABLE).add(words).add(number).add(whole).add(truth)));
        assertEquals(List.of("words", "number", "whole", "truth"), lines.get(0));
        List<String> cells = lines.get(1);
        assertEquals(words, Csv.text(cells.get(0)));
        assertEquals(Double.isNaN(number), Csv.isEmpty(cells.get(1)));
        if (!Double.isNaN(number)) {
            assertEquals(
                    Double.doubleToRawLongBits(number), Double.doubleToRawLongBits(Double.parseDouble(cells.get(1))));
        }
        assertEquals(whole, Long.parseLong(cells.get(2)));
        assertEquals(truth, Boolean.parseBoolean(cells.get(3)));
        assertEquals(2, lines.size());
    }

    @Property
    void noTextBeginsAsAFormulaDoes(@ForAll("words") String words) throws IOException {
        String cell = Csv.read(written(new Row(TABLE).add(words))).get(1).getFirst();
        assertTrue(cell.isEmpty() || "=+-@\t\r\n".indexOf(cell.charAt(0)) < 0, cell);
    }

    @Example
    void emptyCellsAreNothingAndEmptyTextIsQuoted() throws IOException {
        assertEquals("words,number,whole,truth\r\n,,,\r\n", written(new Row(TABLE)));
        assertEquals(
                "words,number,whole,truth\r\n\"\",1.0E-5,,\r\n",
                written(new Row(TABLE).add("").add(1e-5)));
    }

    private static String written(Row row) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = TableFormat.CSV.open(out, TABLE)) {
            writer.write(row);
            writer.finish(Map.of());
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
