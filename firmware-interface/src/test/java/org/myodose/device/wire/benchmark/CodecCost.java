package org.myodose.device.wire.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCounters;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;
import org.myodose.device.wire.Crc16;
import org.myodose.device.wire.FrameDecoder;
import org.myodose.device.wire.FrameEncoder;
import org.myodose.device.wire.FrameRouter;
import org.myodose.device.wire.Hello;

/**
 * Prints what encoding, decoding and the checksum cost per frame: median and least of many rounds, because a shared
 * machine disturbs single ones. Decoding includes everything up to a scan's counts in the sink's hands.
 */
public final class CodecCost {

    private static final int ROUNDS = 31;
    private static final int FRAMES = 100_000;

    private CodecCost() {}

    public static void main(String[] arguments) {
        System.out.printf("%-24s %8s %10s %10s%n", "what", "bytes", "median ns", "least ns");
        for (int channels : new int[] {1, 6, 24, 64}) {
            Stream stream = new Stream(channels);
            String shape = " " + channels + " × 2 bytes";
            print("encode" + shape, stream.line.length, stream::encode);
            print("decode" + shape, stream.line.length, stream::decode);
        }
        byte[] bytes = new byte[64];
        print("CRC-16", bytes.length, i -> {
            bytes[0] = (byte) i;
            return Crc16.of(bytes, 0, bytes.length);
        });
    }

    private static void print(String what, int bytes, IntToLongFunction work) {
        long[] nanoseconds = new long[ROUNDS];
        long result = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < FRAMES; i++) {
                result += work.applyAsLong(i);
            }
            nanoseconds[round] = System.nanoTime() - start;
        }
        Arrays.sort(nanoseconds);
        double median = nanoseconds[ROUNDS / 2] / (double) FRAMES;
        System.out.printf("%-24s %8d %10.1f %10.1f%n", what, bytes, median, nanoseconds[0] / (double) FRAMES);
        if (result == 42) {
            System.out.println("the answer keeps the work from being optimised away");
        }
    }

    /** One device's frames of one scan each. */
    private static final class Stream implements ScanSink {
        private final LinkCounters counters = new LinkCounters();
        private final FrameDecoder decoder = new FrameDecoder(new FrameRouter(counters, this), counters);
        private final FrameEncoder encoder = new FrameEncoder();
        private final byte[] buffer = new byte[FrameEncoder.MAX_LINE_BYTES];
        private final int[] deltaMicros = new int[1];
        private final int[] counts;
        private final byte[][] lines = new byte[64][];
        private final byte[] line;
        private long seen;

        Stream(int channels) {
            List<ChannelDescription> descriptions = IntStream.range(0, channels)
                    .mapToObj(i -> new ChannelDescription(
                            "channel " + i, SensorKind.SIMULATED, SensorPosition.PALM, ForceUnit.COUNTS, 12, 0))
                    .toList();
            DeviceDescription device = new DeviceDescription(1, "Cost", "", "1", 1_000_000, descriptions);
            int length = encoder.hello(new Hello(device, true, false, 1_000_000, 2), 0, buffer, 0);
            decoder.accept(buffer, 0, length, 0);
            counts = IntStream.range(0, channels).map(i -> 37 * i % 4096).toArray();
            for (int i = 0; i < lines.length; i++) {
                int scanLength = (int) encode(i);
                lines[i] = Arrays.copyOf(buffer, scanLength);
            }
            line = lines[0];
        }

        long encode(int i) {
            counts[0] = i & 0xFFF;
            return encoder.scans(1000L * i, 2, counts.length, 1, counts, deltaMicros, buffer, 0);
        }

        long decode(int i) {
            byte[] next = lines[i % lines.length];
            decoder.accept(next, 0, next.length, i);
            return seen;
        }

        @Override
        public void onScan(Scan scan) {
            seen += scan.rawCounts()[0];
        }

        @Override
        public void onHello(DeviceDescription description) {
            seen++;
        }

        @Override
        public void onStatus(DeviceStatus status) {
            seen++;
        }

        @Override
        public void onEvent(DeviceEvent event) {
            seen++;
        }

        @Override
        public void onReply(Reply reply) {
            seen++;
        }

        @Override
        public void onFramesMissing(int count) {
            seen++;
        }
    }
}
