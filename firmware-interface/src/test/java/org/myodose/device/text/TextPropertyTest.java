package org.myodose.device.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class TextPropertyTest {

    @Provide
    Arbitrary<byte[]> streams() {
        Arbitrary<Byte> likely = Arbitraries.of(
                "0123456789.,;:-+eE \t\r\nnaif".chars().mapToObj(c -> (byte) c).toList());
        return Arbitraries.oneOf(likely, likely, likely, Arbitraries.bytes())
                .array(byte[].class)
                .ofMaxSize(600);
    }

    @Property
    void everyByteIsAccountedForWhateverComes(
            @ForAll("streams") byte[] stream, @ForAll @IntRange(min = 1, max = 64) int chunk) {
        StreamsOfText.readAll(stream, chunk);
    }

    @Property
    void theSameScansComeHoweverTheBytesAreCut(
            @ForAll("streams") byte[] stream, @ForAll @IntRange(min = 1, max = 64) int chunk) {
        assertEquals(StreamsOfText.readAll(stream, Math.max(1, stream.length)), StreamsOfText.readAll(stream, chunk));
    }

    /** The way of a decimal over doubles, which tables take, gives the same counts. */
    @Property
    void countsAreTheDecimalRoundedHalfUp(
            @ForAll @BigRange(min = "-20000000", max = "20000000") @Scale(4) BigDecimal figure) {
        byte[] stream = ("\n" + figure.toPlainString() + ",1\n").getBytes(StandardCharsets.US_ASCII);
        long expected = figure.movePointRight(2)
                .add(new BigDecimal("0.5"))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
        assertEquals(List.of((int) expected), StreamsOfText.readAll(stream, stream.length));
    }

    @Property
    void noGoodLineIsLostToWhatStandsBetween(
            @ForAll("streams") byte[] between, @ForAll @IntRange(min = 1, max = 20) int lines) {
        List<Byte> all = new ArrayList<>();
        all.add((byte) '\n');
        for (int line = 0; line < lines; line++) {
            for (byte value : (1000 + line + ",7\n").getBytes(StandardCharsets.US_ASCII)) {
                all.add(value);
            }
            for (byte value : between) {
                all.add(value);
            }
            all.add((byte) '\n');
        }
        byte[] stream = new byte[all.size()];
        for (int i = 0; i < stream.length; i++) {
            stream[i] = all.get(i);
        }
        List<Integer> heard = StreamsOfText.readAll(stream, stream.length);
        for (int line = 0; line < lines; line++) {
            int expected = 100 * (1000 + line);
            assertEquals(true, heard.contains(expected));
        }
    }
}
