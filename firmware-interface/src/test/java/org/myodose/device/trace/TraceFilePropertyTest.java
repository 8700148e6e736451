package org.myodose.device.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class TraceFilePropertyTest {

    /** Reads from a file that lives only as long as the call. */
    private static Trace read(byte[] bytes) throws TraceException, IOException {
        Path file = Files.createTempFile("trace", ".csv");
        try {
            Files.write(file, bytes);
            return TraceFile.read(file, TraceOptions.guessed().withForceColumns("2"));
        } finally {
            Files.delete(file);
        }
    }

    private static void assertSound(byte[] bytes) throws IOException {
        try {
            Trace trace = read(bytes);
            long[] times = trace.timesMicros();
            assertEquals(0, times[0]);
            for (int i = 1; i < times.length; i++) {
                assertTrue(times[i] > times[i - 1]);
            }
            assertEquals(trace.rows(), trace.report().rowsKept());
            assertTrue(trace.rateMilliHertz() > 0);
            TraceCounts counts = TraceCounts.of(trace);
            assertEquals(trace.rows(), counts.scans());
        } catch (TraceException refused) {
            assertTrue(refused.getMessage() != null && !refused.getMessage().isBlank());
        }
    }

    @Property(tries = 200)
    void readsOrRefusesAnyBytes(@ForAll byte[] bytes) throws IOException {
        assertSound(bytes);
    }

    @Provide
    Arbitrary<String> almostTraces() {
        Arbitrary<String> cell = Arbitraries.of(
                "0",
                "1",
                "-1",
                "0.5",
                "1,5",
                ".5",
                "5.",
                "1e3",
                "1e-999999999",
                "1e999999999",
                "NaN",
                "inf",
                "",
                "-",
                "TRIG",
                "\"",
                "\"2\"",
                "time",
                "force",
                "t_ms",
                "12:00",
                "99999999999999999999",
                "1730745124.616413",
                "µ",
                "#",
                "\u0001");
        Arbitrary<String> between = Arbitraries.of(",", ";", "\t", " ", "\n", "\r\n", "\n\n", "\r");
        return cell.list()
                .ofMaxSize(60)
                .flatMap(cells -> between.list().ofSize(cells.size()).map(gaps -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < cells.size(); i++) {
                        text.append(cells.get(i)).append(gaps.get(i));
                    }
                    return text.toString();
                }));
    }

    @Property(tries = 500)
    void readsOrRefusesAnythingThatLooksAlmostLikeATrace(@ForAll("almostTraces") String text) throws IOException {
        assertSound(text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<BigDecimal> printedForces() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-9999), BigDecimal.valueOf(9999))
                .ofScale(4);
    }

    @Property(tries = 100)
    void giveBackWhatWasPrintedToTheLastDigit(
            @ForAll("printedForces") BigDecimal first,
            @ForAll @Size(min = 1, max = 50) List<@net.jqwik.api.From("printedForces") BigDecimal> rest)
            throws IOException, TraceException {
        StringBuilder text = new StringBuilder("t_ms,force\n0,").append(first).append('\n');
        double[] expected = new double[rest.size() + 1];
        expected[0] = first.doubleValue();
        for (int i = 0; i < rest.size(); i++) {
            text.append(i + 1).append(',').append(rest.get(i).toPlainString()).append('\n');
            expected[i + 1] = rest.get(i).doubleValue();
        }
        Trace trace = read(text.toString().getBytes(StandardCharsets.UTF_8));
        assertArrayEquals(expected, trace.values(0));
        TraceCounts counts = TraceCounts.of(trace);
        double divisor =
                Math.pow(10, -counts.description().channels().getFirst().decimalExponent());
        int[] count = new int[1];
        for (int i = 0; i < expected.length; i++) {
            counts.copyCounts(i, count);
            assertEquals(expected[i] + 0.0, count[0] / divisor, 0.0, "the count means the printed figure, bit for bit");
        }
        assertEquals(List.of(), counts.notes());
    }
}
