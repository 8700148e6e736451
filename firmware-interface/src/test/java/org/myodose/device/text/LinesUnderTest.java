package org.myodose.device.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.myodose.device.ByteLink;
import org.myodose.device.DeviceDescription;
import org.myodose.device.IgnoringSink;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.LinkException;
import org.myodose.device.Scan;

/** Lines at hand-set times, read by a {@link TextSource}; nothing waits. */
final class LinesUnderTest extends IgnoringSink {

    /** A scan as it was heard. */
    record Heard(long tickMicros, long arrivalNs, List<Integer> counts) {}

    final List<Heard> scans = new ArrayList<>();
    final List<DeviceDescription> restarts = new ArrayList<>();
    private final Queue<Chunk> reads = new ArrayDeque<>();
    private long nowNs;
    final TextSource source;

    LinesUnderTest(TextOptions options) {
        source = new TextSource("text:test", this::link, () -> "S-1", options, (period, beat) -> () -> {}, () -> nowNs);
    }

    LinesUnderTest() {
        this(TextOptions.none());
    }

    /** What one read brings, {@code atMillis} after the start. */
    LinesUnderTest read(long atMillis, String text) {
        return read(atMillis, text.getBytes(StandardCharsets.UTF_8));
    }

    LinesUnderTest read(long atMillis, byte[] bytes) {
        reads.add(new Chunk(bytes, atMillis * 1_000_000));
        return this;
    }

    /** Twenty lines of a pattern in which %d is the line's number, 100 ms apart from {@code fromMillis} on. */
    LinesUnderTest lines(long fromMillis, String pattern) {
        for (int line = 0; line < 20; line++) {
            read(
                    fromMillis + 100L * line,
                    pattern.replace("%d", "" + line).replace("%t", "" + (fromMillis + 100L * line)) + "\n");
        }
        return this;
    }

    DeviceDescription open() throws LinkException {
        return source.open();
    }

    /** Opens and reads everything. */
    DeviceDescription all() throws LinkException {
        DeviceDescription device = open();
        while (source.poll(this)) {
            // Each call brings what one read brought.
        }
        source.close();
        return device;
    }

    long count(Kind kind) {
        return source.counters().get(kind);
    }

    /** Bytes that are in no kind, but for those of a line whose end has not come. */
    long unaccounted() {
        return count(Kind.BYTES_RECEIVED)
                - count(Kind.GOOD_FRAME_BYTES)
                - count(Kind.DAMAGED_BYTES)
                - count(Kind.NOISE_BYTES)
                - count(Kind.EMPTY_FRAMES);
    }

    List<Integer> column(int channel) {
        return scans.stream().map(scan -> scan.counts().get(channel)).toList();
    }

    @Override
    public void onScan(Scan scan) {
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < scan.channelCount(); i++) {
            counts.add(scan.rawCounts()[i]);
        }
        scans.add(new Heard(scan.deviceTickMicros(), scan.arrivalNs(), counts));
    }

    @Override
    public void onHello(DeviceDescription description) {
        restarts.add(description);
    }

    private ByteLink link() {
        return new ByteLink() {
            private byte @Nullable [] rest;
            private int from;
            private boolean closed;

            @Override
            public int read(byte[] buffer) {
                byte[] bytes = rest;
                if (bytes == null || from == bytes.length) {
                    Chunk next = reads.poll();
                    if (next == null || closed) {
                        return -1;
                    }
                    bytes = next.bytes();
                    rest = bytes;
                    from = 0;
                    nowNs = next.arrivalNs();
                }
                int count = Math.min(buffer.length, bytes.length - from);
                System.arraycopy(bytes, from, buffer, 0, count);
                from += count;
                return count;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                throw new AssertionError("nobody writes to a device that prints");
            }

            @Override
            public String description() {
                return "test";
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }
}
