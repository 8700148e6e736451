package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.acquisition.Await;
import org.myodose.acquisition.ChannelFlag;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.Recorded;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.device.ByteLink;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.LinkState;
import org.myodose.device.ScanSource;
import org.myodose.device.text.TextOptions;
import org.myodose.device.text.TextSource;
import org.myodose.device.wire.WireSource;

/**
 * Everything bad that may come from a device, from its bytes to what consumers are told: each is named, counted, and costs no
 * good scan. What a count is called here is what recordings and the live page show. Lines of text in all their ways stand in
 * {@code BadLinesTest}, ports in {@code SerialLinkTest}, files in the tests of recordings and calibrations.
 */
@Timeout(60)
class BadInputTest {

    private final MisbehavingDevice device = new MisbehavingDevice().good(1, 10);
    private final Recorded told = new Recorded();
    private final List<Integer> firstCounts = new ArrayList<>();
    private final List<Integer> flags = new ArrayList<>();
    private ScanSource source = new WireSource("serial:bad", () -> device);

    /** Runs the source to its end. */
    private void run() {
        NullConsumer counts = new NullConsumer() {
            @Override
            public void onForce(ForceSample sample) {
                firstCounts.add(sample.rawCounts[0]);
                flags.add(sample.channelFlags[0] | sample.channelFlags[1]);
            }
        };
        try (AcquisitionLoop loop =
                new AcquisitionLoop(source, Calibrations.none(), List.of(told, counts), (message, cause) -> {
                    throw new AssertionError(message, cause);
                })) {
            loop.start();
            Await.until("the end", () -> loop.state() == LinkState.ENDED);
        }
    }

    private long count(Kind kind) {
        return source.counters().get(kind);
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void aFrameWithAnotherNumberOfChannels() {
        device.scan(11).scan(11, 12, 13).good(11, 20);
        run();
        assertEquals(upTo(20), firstCounts);
        assertEquals(2, count(Kind.BAD_PAYLOADS));
        assertEquals(0, count(Kind.FRAMES_MISSING));
        assertEquals(0, told.linesOf("gap").size());
    }

    @Test
    void aCountThatTheConverterCannotGive() {
        device.scan(11, 1024).scan(-600, 100).good(13, 20);
        run();
        assertEquals(20, firstCounts.size(), "kept, for what it was stands in no other place");
        assertEquals(2, count(Kind.IMPOSSIBLE_COUNTS));
        int impossible = ChannelFlag.COUNT_OUT_OF_RANGE.bit();
        assertEquals(List.of(0, impossible, impossible, 0), flags.subList(9, 13));
    }

    @Test
    void aTickThatRunsBackABit() {
        device.ticks(-5 * MisbehavingDevice.PERIOD_MICROS)
                .scan(999, 999)
                .ticks(4 * MisbehavingDevice.PERIOD_MICROS)
                .good(11, 20);
        run();
        assertEquals(upTo(20), firstCounts);
        assertEquals(1, count(Kind.LATE_SCANS));
        assertEquals(told.timesMicros.stream().sorted().toList(), told.timesMicros);
    }

    @Test
    void aClockThatBeginsAnew() {
        device.ticks(-4_000_000).good(11, 20);
        run();
        assertEquals(upTo(20), firstCounts);
        assertEquals(1, told.linesOf("gap").size(), "how long the restart took is not known");
        assertEquals(0, count(Kind.LATE_SCANS));
    }

    @Test
    void noiseBetweenFrames() {
        device.bytes((byte) 1, (byte) 200, (byte) 3, (byte) 0)
                .bytes((byte) 0)
                .bytes((byte) 5, (byte) 5, (byte) 5, (byte) 5, (byte) 5, (byte) 0)
                .good(11, 20);
        run();
        assertEquals(upTo(20), firstCounts);
        assertEquals(2, source.counters().damagedFrames());
        assertEquals(10, count(Kind.DAMAGED_BYTES));
        assertEquals(
                count(Kind.BYTES_RECEIVED),
                count(Kind.GOOD_FRAME_BYTES) + count(Kind.DAMAGED_BYTES) + count(Kind.EMPTY_FRAMES));
    }

    /** Ten times its rate, twenty seconds' worth in one go. */
    @Test
    void aDeviceThatFloodsFasterThanRated() {
        for (int scan = 11; scan <= 20_000; scan++) {
            device.ticks(-9 * MisbehavingDevice.PERIOD_MICROS / 10).scan(scan % 1000, 100);
        }
        run();
        assertEquals(20_000, firstCounts.size());
        assertEquals(20_000, count(Kind.SCANS));
        assertEquals(
                0,
                count(Kind.LATE_SCANS)
                        + count(Kind.FRAMES_MISSING)
                        + source.counters().damagedFrames());
        assertEquals(100, told.timesMicros.getLast() - told.timesMicros.get(told.timesMicros.size() - 2));
    }

    @Test
    void linesWithoutAFigureHalfLinesAndOneThatNeverEnds() {
        byte[] sevens = new byte[4_000];
        Arrays.fill(sevens, (byte) '7');
        Queue<byte[]> lines = new ArrayDeque<>();
        lines.add(ascii("23,100\n1,100\n2,100\n3,100\n4,100\n"));
        lines.add(ascii("5,100\nnan,100\n6,inf\n6,100\n"));
        lines.add(ascii("7,100\n8"));
        lines.add(ascii(",100\n"));
        for (int length = 0; length < 10_000_000; length += sevens.length) {
            lines.add(sevens);
        }
        lines.add(ascii("\n9,100\n10,10"));
        source = new TextSource(
                "text:bad",
                () -> new Lines(lines),
                () -> "T-1",
                new TextOptions(null, "none", null, null, 100_000, 0, 10));
        run();
        assertEquals(upTo(9), firstCounts);
        assertEquals(2, count(Kind.BAD_PAYLOADS), "no figures");
        assertEquals(1, count(Kind.TOO_LONG), "ten million bytes");
        assertEquals(3, source.counters().damagedFrames());
        assertTrue(count(Kind.DAMAGED_BYTES) > 10_000_000);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Prints these, and ends. */
    private record Lines(Queue<byte[]> pieces) implements ByteLink {

        @Override
        public int read(byte[] buffer) {
            byte[] piece = pieces.poll();
            if (piece == null) {
                return -1;
            }
            System.arraycopy(piece, 0, buffer, 0, piece.length);
            return piece.length;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            throw new AssertionError("nobody writes to a device that prints");
        }

        @Override
        public String description() {
            return "lines";
        }

        @Override
        public void close() {}
    }
}
