package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes over the line: the decoder survives it, accounts for it, and misses no frame that came whole. */
class FrameDecoderPropertyTest {

    private static final List<byte[]> FRAMES = GoldenFrame.all().stream()
            .filter(golden -> golden.expect().equals("good"))
            .map(GoldenFrame::line)
            .toList();

    /** A piece of the stream: a frame that came whole, or something else. */
    record Piece(String hex, boolean whole) {
        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    @Property
    void survivesAndAccountsForAnyBytes(
            @ForAll @Size(max = 5000) byte[] bytes, @ForAll @IntRange(min = 1, max = 5000) int chunk) {
        DecoderUnderTest.readAll(bytes, chunk);
    }

    @Property
    void findsEveryWholeFrameBehindADelimiterWhateverTheOthersSuffered(
            @ForAll("pieces") List<Piece> pieces, @ForAll @IntRange(min = 1, max = 300) int chunk) {
        List<String> whole = new ArrayList<>();
        byte[] stream = {0};
        for (Piece piece : pieces) {
            if (piece.whole() && stream[stream.length - 1] == 0) {
                whole.add(piece.hex());
            }
            stream = TestStreams.join(stream, piece.bytes());
        }
        List<String> found = DecoderUnderTest.readAll(stream, chunk);
        assertTrue(isSubsequence(whole, found), () -> "lost: " + whole);
    }

    @Property
    void givesTheSameFramesHoweverTheStreamIsCut(
            @ForAll("pieces") List<Piece> pieces, @ForAll @IntRange(min = 1, max = 300) int chunk) {
        byte[] stream = TestStreams.join(pieces.stream().map(Piece::bytes).toArray(byte[][]::new));
        assertEquals(DecoderUnderTest.readAll(stream, stream.length + 1), DecoderUnderTest.readAll(stream, chunk));
    }

    @Property
    void survivesAnyPayloadUnderAGoodChecksum(
            @ForAll @IntRange(min = 0, max = 255) int type, @ForAll @Size(max = 300) byte[] payload) {
        DecoderUnderTest.readAll(TestStreams.lineOf(type, 1, 0, payload), 64);
        DecoderUnderTest.readAll(TestStreams.lineOf(MessageType.HELLO.code(), 1, 0, payload), 64);
        DecoderUnderTest.readAll(TestStreams.lineOf(MessageType.SCANS.code(), 1, 0, payload), 64);
    }

    @Provide
    Arbitrary<List<Piece>> pieces() {
        Arbitrary<byte[]> frame = Arbitraries.of(FRAMES);
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 10_000);
        Arbitrary<Integer> value = Arbitraries.integers().between(0, 255);
        Arbitrary<byte[]> damaged = Combinators.combine(frame, Arbitraries.of(Damage.values()), place, place, value)
                .as((bytes, damage, at, other, b) -> damage.suffer(bytes, at % bytes.length, other % bytes.length, b));
        Arbitrary<Piece> pieces = Arbitraries.frequencyOf(
                Tuple.of(2, frame.map(bytes -> piece(bytes, true))),
                Tuple.of(3, damaged.map(bytes -> piece(bytes, false))));
        return pieces.list().ofMaxSize(12);
    }

    private static Piece piece(byte[] bytes, boolean whole) {
        return new Piece(HexFormat.of().formatHex(bytes), whole);
    }

    private static boolean isSubsequence(List<String> wanted, List<String> found) {
        int next = 0;
        for (String frame : found) {
            if (next < wanted.size() && wanted.get(next).equals(frame)) {
                next++;
            }
        }
        return next == wanted.size();
    }

    /** What lines do to frames. */
    enum Damage {
        CUT_SHORT {
            @Override
            byte[] suffer(byte[] bytes, int at, int other, int value) {
                return Arrays.copyOf(bytes, at);
            }
        },
        HEAD_LOST {
            @Override
            byte[] suffer(byte[] bytes, int at, int other, int value) {
                return Arrays.copyOfRange(bytes, at, bytes.length);
            }
        },
        BYTE_CHANGED {
            @Override
            byte[] suffer(byte[] bytes, int at, int other, int value) {
                byte[] changed = bytes.clone();
                changed[at] = (byte) value;
                return changed;
            }
        },
        BIT_FLIPPED {
            @Override
            byte[] suffer(byte[] bytes, int at, int other, int value) {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << (value % 8));
                return flipped;
            }
        },
        BYTE_LOST {
            @Override
            byte[] suffer(byte[] bytes, int at, int other, int value) {
                return TestStreams.join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + 1, bytes.length));
            }
        },
        BYTE_INSERTED {
            @Override
            byte[] suffer(byte[] bytes, int at, int other, int value) {
                byte[] tail = Arrays.copyOfRange(bytes, at, bytes.length);
                return TestStreams.join(Arrays.copyOf(bytes, at), new byte[] {(byte) value}, tail);
            }
        },
        ONE_INSERTED_AND_ONE_LOST {
            @Override
            byte[] suffer(byte[] bytes, int at, int other, int value) {
                return BYTE_LOST.suffer(BYTE_INSERTED.suffer(bytes, at, 0, value), other, 0, 0);
            }
        },
        PART_DOUBLED {
            @Override
            byte[] suffer(byte[] bytes, int at, int other, int value) {
                int from = Math.min(at, other);
                int to = Math.max(at, other);
                byte[] part = Arrays.copyOfRange(bytes, from, to);
                return TestStreams.join(Arrays.copyOf(bytes, to), part, Arrays.copyOfRange(bytes, to, bytes.length));
            }
        };

        abstract byte[] suffer(byte[] bytes, int at, int other, int value);
    }
}
