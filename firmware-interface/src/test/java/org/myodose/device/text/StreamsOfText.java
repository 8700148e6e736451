package org.myodose.device.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.IgnoringSink;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.Scan;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;
import org.myodose.device.table.TimeColumnUnit;

/** Streams of bytes through a stream of two channels, with and without a time. */
final class StreamsOfText {

    private StreamsOfText() {}

    static TextLayout layout(@Nullable TimeColumnUnit unit) {
        ChannelDescription a = channel("a", -2);
        ChannelDescription b = channel("b", 0);
        DeviceDescription device = new DeviceDescription(0, "text", "S", "1", 100_000, List.of(a, b));
        return unit == null
                ? new TextLayout((byte) ',', 2, TextLayout.NO_TIME, null, List.of(0, 0), device)
                : new TextLayout((byte) ',', 3, 0, unit, List.of(0, 0, 0), device);
    }

    private static ChannelDescription channel(String name, int exponent) {
        return new ChannelDescription(
                name, SensorKind.UNKNOWN, SensorPosition.UNSPECIFIED, ForceUnit.COUNTS, 32, exponent);
    }

    /** Checks that every byte is accounted for, and returns the counts of the first channel. */
    static List<Integer> readAll(byte[] stream, int chunkLength) {
        readAll(stream, chunkLength, TimeColumnUnit.SECONDS);
        readAll(stream, chunkLength, TimeColumnUnit.MICROSECONDS);
        return readAll(stream, chunkLength, null);
    }

    private static List<Integer> readAll(byte[] stream, int chunkLength, @Nullable TimeColumnUnit unit) {
        LinkCounters counters = new LinkCounters();
        TextStream lines = new TextStream(layout(unit), counters);
        List<Integer> first = new ArrayList<>();
        byte[] chunk = new byte[chunkLength];
        for (int from = 0; from < stream.length; from += chunkLength) {
            int length = Math.min(chunkLength, stream.length - from);
            System.arraycopy(stream, from, chunk, 0, length);
            lines.accept(chunk, length, 1_000_000L * from, new IgnoringSink() {
                @Override
                public void onScan(Scan scan) {
                    first.add(scan.rawCounts()[0]);
                }
            });
        }
        lines.end();
        assertEquals(stream.length, counters.get(Kind.BYTES_RECEIVED));
        assertEquals(
                stream.length,
                counters.get(Kind.GOOD_FRAME_BYTES)
                        + counters.get(Kind.DAMAGED_BYTES)
                        + counters.get(Kind.NOISE_BYTES)
                        + counters.get(Kind.EMPTY_FRAMES));
        assertEquals(counters.get(Kind.GOOD_FRAMES), counters.get(Kind.SCANS));
        return first;
    }
}
