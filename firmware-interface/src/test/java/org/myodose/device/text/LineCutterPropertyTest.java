package org.myodose.device.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;

/** Lines are those that splitting the whole stream gives, in whatever chunks it comes, and every byte is somewhere. */
class LineCutterPropertyTest {

    /** Bytes with many ends of lines, and now and then a line near or beyond the longest. */
    @Provide
    Arbitrary<byte[]> streams() {
        Arbitrary<String> ends = Arbitraries.of("\n", "\r", "\r\n", "\n\n");
        Arbitrary<String> lines = Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('\u0000', '\u00ff').ofMaxLength(20),
                Arbitraries.strings().numeric().ofMaxLength(5),
                Arbitraries.integers()
                        .between(LineCutter.MAX_LINE_BYTES - 3, LineCutter.MAX_LINE_BYTES + 3)
                        .map("7"::repeat));
        return Arbitraries.oneOf(ends, lines)
                .list()
                .ofMaxSize(30)
                .map(pieces -> String.join("", pieces).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Property
    void handsOutTheLinesOfTheStreamAndAccountsForEveryByte(
            @ForAll("streams") byte[] stream, @ForAll @IntRange(min = 1, max = 5_000) int chunk) {
        LinkCounters counters = new LinkCounters();
        List<String> handedOut = new ArrayList<>();
        LineCutter cutter = new LineCutter(counters, (bytes, from, to, arrivalNs) -> {
            handedOut.add(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
            return Verdict.GOOD;
        });
        for (int from = 0; from < stream.length; from += chunk) {
            cutter.accept(stream, from, Math.min(chunk, stream.length - from), 0);
        }
        List<String> lines = lines(stream);
        assertEquals(
                lines.stream()
                        .filter(line -> line.length() <= LineCutter.MAX_LINE_BYTES)
                        .toList(),
                handedOut);
        assertEquals(stream.length, counters.get(Kind.BYTES_RECEIVED));
        assertEquals(stream.length, accounted(counters) + cutter.pending());
        cutter.end();
        assertEquals(stream.length, accounted(counters));
    }

    /** Those that have an end and are not empty. */
    private static List<String> lines(byte[] stream) {
        String text = new String(stream, StandardCharsets.ISO_8859_1);
        List<String> pieces = new ArrayList<>(List.of(text.split("[\r\n]", -1)));
        pieces.removeLast();
        return pieces.stream().filter(piece -> !piece.isEmpty()).toList();
    }

    private static long accounted(LinkCounters counters) {
        return counters.get(Kind.GOOD_FRAME_BYTES)
                + counters.get(Kind.DAMAGED_BYTES)
                + counters.get(Kind.NOISE_BYTES)
                + counters.get(Kind.EMPTY_FRAMES);
    }
}
