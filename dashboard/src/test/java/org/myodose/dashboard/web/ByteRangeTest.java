package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=2-4, 2, 3",
        "bytes=7-, 7, 3",
        "bytes=-4, 6, 4",
        "bytes=-400, 0, 10",
        "bytes=0-, 0, 10",
        "bytes=5-999999999999999999, 5, 5",
    })
    void takesOneRange(String header, long from, long length) {
        assertEquals(new ByteRange(from, length, true), ByteRange.of(header, 10).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0", "bytes=99-100"})
    void saysWhereThereAreNoSuchBytes(String header) {
        assertTrue(ByteRange.of(header, 10).isEmpty());
        assertTrue(ByteRange.of("bytes=0-", 0).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=",
                "bytes=-",
                "bytes=5-2",
                "bytes=0-1,4-5",
                "lines=1-2",
                "bytes=a-b",
                "bytes=--5",
                "bytes=0-9999999999999999999"
            })
    void givesTheWholeForWhatIsNoSingleRange(String header) {
        assertEquals(new ByteRange(0, 10, false), ByteRange.of(header, 10).orElseThrow());
    }

    @Test
    void givesTheWholeWhereNoneIsAskedFor() {
        assertEquals(new ByteRange(0, 10, false), ByteRange.of(null, 10).orElseThrow());
        assertEquals("bytes 6-9/10", new ByteRange(6, 4, true).told(10));
    }

    @Test
    void neverLeavesTheFileWhateverIsAskedFor() {
        Random random = new Random(7);
        for (int time = 0; time < 20_000; time++) {
            long size = random.nextLong(0, 1L << random.nextInt(1, 62));
            stays("bytes=" + figure(random) + "-" + figure(random), size);
            stays("bytes=" + random.nextLong() + "-" + random.nextLong(), size);
        }
    }

    private static String figure(Random random) {
        return random.nextInt(5) == 0 ? "" : Long.toString(random.nextLong(0, 1L << random.nextInt(1, 62)));
    }

    private static void stays(@Nullable String header, long size) {
        ByteRange.of(header, size)
                .ifPresent(range ->
                        assertTrue(range.from() >= 0 && range.length() >= 0 && range.from() + range.length() <= size));
    }
}
