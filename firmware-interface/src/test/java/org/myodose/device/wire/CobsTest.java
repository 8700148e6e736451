package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CobsTest {

    @ParameterizedTest
    @CsvSource({
        "'', 01",
        "00, 0101",
        "0000, 010101",
        "11220033, 0311220233",
        "11223344, 0511223344",
        "11000000, 0211010101"
    })
    void encodesTheExamplesOfThePaper(String decoded, String encoded) {
        assertEquals(encoded, HexFormat.of().formatHex(encode(hex(decoded))));
        assertArrayEquals(hex(decoded), decode(hex(encoded)));
    }

    @Test
    void endsAfterAFullBlockWithoutAnotherCode() {
        byte[] encoded = encode(run(254));
        assertEquals(255, encoded.length);
        assertEquals((byte) 0xFF, encoded[0]);
    }

    @Test
    void opensAnotherBlockForByte255() {
        byte[] encoded = encode(run(255));
        assertEquals(257, encoded.length);
        assertEquals(2, encoded[255]);
        assertEquals(257, Cobs.maxEncodedLength(255));
    }

    @Test
    void acceptsTheCodeThatSomeEncodersAddAfterAFullBlock() {
        byte[] encoded = Arrays.copyOf(encode(run(254)), 256);
        encoded[255] = 1;
        assertArrayEquals(run(254), decode(encoded));
    }

    @Test
    void refusesACodeThatPointsBeyondTheEnd() {
        assertEquals(Cobs.MALFORMED, Cobs.decode(hex("031122" + "05"), 0, 4, new byte[4]));
        assertEquals(Cobs.MALFORMED, Cobs.decode(hex("02"), 0, 1, new byte[1]));
    }

    @Property
    void comesBackUnchangedAndFreeOfZeros(@ForAll("runsAndZeros") byte[] bytes) {
        byte[] encoded = encode(bytes);
        for (byte b : encoded) {
            assertTrue(b != 0);
        }
        assertArrayEquals(bytes, decode(encoded));
    }

    @Property
    void decodesInPlace(@ForAll("runsAndZeros") byte[] bytes) {
        byte[] buffer = encode(bytes);
        int length = Cobs.decode(buffer, 0, buffer.length, buffer);
        assertArrayEquals(bytes, Arrays.copyOf(buffer, length));
    }

    /** Runs without a zero around the length of a full block are where mistakes hide. */
    @Provide
    Arbitrary<byte[]> runsAndZeros() {
        Arbitrary<byte[]> lengths = Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(252, 256),
                        Arbitraries.integers().between(506, 510))
                .map(CobsTest::run);
        return lengths.list().ofMaxSize(4).map(CobsTest::joinedByZeros);
    }

    private static byte[] joinedByZeros(List<byte[]> runs) {
        byte[] joined = new byte[0];
        for (byte[] run : runs) {
            int end = joined.length;
            joined = Arrays.copyOf(joined, end + run.length + 1);
            System.arraycopy(run, 0, joined, end, run.length);
        }
        return Arrays.copyOf(joined, Math.max(0, joined.length - (runs.size() % 2)));
    }

    private static byte[] run(int length) {
        byte[] run = new byte[length];
        for (int i = 0; i < length; i++) {
            run[i] = (byte) (1 + i % 255);
        }
        return run;
    }

    private static byte[] encode(byte[] bytes) {
        byte[] target = new byte[Cobs.maxEncodedLength(bytes.length)];
        int length = Cobs.encode(bytes, 0, bytes.length, target, 0);
        return Arrays.copyOf(target, length);
    }

    private static byte[] decode(byte[] bytes) {
        byte[] target = new byte[bytes.length];
        return Arrays.copyOf(target, Cobs.decode(bytes, 0, bytes.length, target));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
