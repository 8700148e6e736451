package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.myodose.device.DeviceStatus;
import org.myodose.device.IgnoringSink;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.LinkException;
import org.myodose.device.Scan;

/** Whatever the line does, over however many connections: every byte is accounted for and no whole frame is missed. */
class WireSourcePropertyTest {

    private static final Pacer ONE_BEAT = (period, beat) -> {
        beat.run();
        return () -> {};
    };
    private static final DeviceStatus HEALTHY = new DeviceStatus(0, 0, OptionalDouble.empty(), OptionalDouble.empty());
    private static final int LONGEST_FLOOD_BYTES = 10_000;

    /** What the device sends next. */
    enum Sending {
        SCAN,
        DAMAGED_SCAN,
        STATUS,
        SCAN_NEVER_SENT,
        FLOOD,
        DELIMITER
    }

    /** One thing on the line, and what the line does to it. */
    record Piece(Sending sending, FrameDecoderPropertyTest.Damage damage, int at, int other, int value) {}

    /** One connection: what was on the line before the introduction, whether that came whole, and all that follows. */
    record Connection(Piece before, Optional<Piece> damageToHello, List<Piece> pieces, int chunk) {}

    /** What the bytes of one connection are, and which scans stand whole in them behind the introduction. */
    private static final class Line {

        private final ScriptedDevice device = new ScriptedDevice();
        private final List<Integer> wholeScans = new ArrayList<>();
        private byte[] bytes = {};
        private int nextScan;

        Line(Connection connection, int firstScan) {
            nextScan = firstScan;
            add(connection.before());
            wholeScans.clear();
            byte[] hello = device.hello(true, true);
            append(new byte[] {FrameDecoder.DELIMITER});
            append(connection
                    .damageToHello()
                    .map(piece -> damaged(hello, piece))
                    .orElse(hello));
            connection.pieces().forEach(this::add);
        }

        private void add(Piece piece) {
            switch (piece.sending()) {
                case SCAN -> addWholeScan();
                case DAMAGED_SCAN -> append(damaged(scan(), piece));
                case STATUS -> append(device.status(HEALTHY));
                case SCAN_NEVER_SENT -> scan();
                case FLOOD -> append(flood(piece));
                case DELIMITER -> append(new byte[] {FrameDecoder.DELIMITER});
            }
        }

        private void addWholeScan() {
            if (bytes.length > 0 && bytes[bytes.length - 1] == FrameDecoder.DELIMITER) {
                wholeScans.add(nextScan);
            }
            append(scan());
        }

        private byte[] scan() {
            return device.scan(1000L * nextScan, nextScan++);
        }

        private static byte[] damaged(byte[] frame, Piece piece) {
            return piece.damage().suffer(frame, piece.at() % frame.length, piece.other() % frame.length, piece.value());
        }

        private static byte[] flood(Piece piece) {
            byte[] noise = new byte[piece.at() % LONGEST_FLOOD_BYTES];
            new Random(piece.other()).nextBytes(noise);
            return noise;
        }

        private void append(byte[] more) {
            bytes = TestStreams.join(bytes, more);
        }
    }

    @Property(tries = 500)
    void accountsForEveryByteAndDeliversEveryWholeScanOverAnyConnections(
            @ForAll("connections") List<Connection> connections) throws LinkException {
        Queue<FuzzedLink> links = new ArrayDeque<>();
        long received = 0;
        int nextScan = 0;
        try (WireSource source = new WireSource("fuzzed", links::remove, ONE_BEAT, () -> 0)) {
            for (Connection connection : connections) {
                Line line = new Line(connection, nextScan);
                nextScan = line.nextScan;
                received += line.bytes.length;
                links.add(new FuzzedLink(line.bytes, connection.chunk()));
                List<Integer> delivered = scansUntilLost(source);
                if (connection.damageToHello().isEmpty()) {
                    assertTrue(
                            isSubsequence(line.wholeScans, delivered),
                            () -> "sent whole: " + line.wholeScans + ", delivered: " + delivered);
                }
                checkAccounts(source.counters(), received);
            }
        }
    }

    private static List<Integer> scansUntilLost(WireSource source) {
        List<Integer> delivered = new ArrayList<>();
        assertThrows(LinkException.class, () -> {
            source.open();
            boolean more = true;
            while (more) {
                more = source.poll(new IgnoringSink() {
                    @Override
                    public void onScan(Scan scan) {
                        delivered.add(scan.rawCounts()[0]);
                    }
                });
            }
        });
        return delivered;
    }

    private static void checkAccounts(LinkCounters counters, long received) {
        assertEquals(received, counters.get(Kind.BYTES_RECEIVED));
        assertEquals(
                received,
                counters.get(Kind.GOOD_FRAME_BYTES)
                        + counters.get(Kind.DAMAGED_BYTES)
                        + counters.get(Kind.EMPTY_FRAMES));
    }

    private static boolean isSubsequence(List<Integer> wanted, List<Integer> found) {
        int next = 0;
        for (Integer scan : found) {
            if (next < wanted.size() && wanted.get(next).equals(scan)) {
                next++;
            }
        }
        return next == wanted.size();
    }

    @Provide
    Arbitrary<List<Connection>> connections() {
        Arbitrary<Integer> place = Arbitraries.integers().between(0, LONGEST_FLOOD_BYTES);
        Arbitrary<Piece> piece = Combinators.combine(
                        Arbitraries.of(Sending.class),
                        Arbitraries.of(FrameDecoderPropertyTest.Damage.class),
                        place,
                        place,
                        Arbitraries.integers().between(0, 255))
                .as(Piece::new);
        return Combinators.combine(
                        piece,
                        piece.optional(0.1),
                        piece.list().ofMaxSize(12),
                        Arbitraries.integers().between(1, 5_000))
                .as(Connection::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }
}
