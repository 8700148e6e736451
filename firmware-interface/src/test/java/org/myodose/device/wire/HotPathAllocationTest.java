package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.myodose.device.AllocatedBytes;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;

/** A million frames of scans leave no garbage: sent, received in pieces, damaged and lost. */
class HotPathAllocationTest {

    private static final int FRAMES = 1_000_000;

    private static final int CHANNELS = 6;

    private final LinkCounters counters = new LinkCounters();
    private final SummingSink sink = new SummingSink();
    private final FrameDecoder decoder = new FrameDecoder(new FrameRouter(counters, sink), counters);
    private final FrameEncoder encoder = new FrameEncoder();
    private final byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];
    private final int[] counts = new int[2 * CHANNELS];
    private final int[] deltaMicros = {0, 500};

    @Test
    void allocatesNothingOverAMillionFrames() throws Exception {
        Hello hello = TestDevices.hello(2, CHANNELS);
        decoder.accept(line, 0, encoder.hello(hello, 0, line, 0), 0);
        assertEquals(0, AllocatedBytes.leastOver(() -> stream(FRAMES)));
        assertEquals(2L * counters.get(Kind.GOOD_FRAMES) - 2, sink.scans);
        assertTrue(counters.get(Kind.CRC_ERRORS) > FRAMES / 200, "damaged frames were part of it");
        assertTrue(sink.missing > FRAMES / 200, "lost frames were part of it");
        assertEquals(counters.get(Kind.FRAMES_MISSING), sink.missing);
    }

    private void stream(int frames) {
        for (int i = 0; i < frames; i++) {
            counts[i % counts.length] = i & 0x3FF;
            long tickMicros = (1000L * i) & 0xFFFF_FFFFL;
            int length = encoder.scans(tickMicros, 2, CHANNELS, 2, counts, deltaMicros, line, 0);
            if (i % 100 == 50) {
                line[1] ^= 0x40;
            }
            int cut = i % length;
            decoder.accept(line, 0, cut, i);
            decoder.accept(line, cut, length - cut, i);
        }
    }

    private static final class SummingSink implements ScanSink {
        private long scans;
        private long missing;
        private int channelCount;

        @Override
        public void onScan(Scan scan) {
            scans += scan.channelCount() == channelCount ? 1 : 0;
        }

        @Override
        public void onHello(DeviceDescription description) {
            channelCount = description.channels().size();
        }

        @Override
        public void onStatus(DeviceStatus status) {
            throw new AssertionError("none was sent");
        }

        @Override
        public void onEvent(DeviceEvent event) {
            throw new AssertionError("none was sent");
        }

        @Override
        public void onReply(Reply reply) {
            throw new AssertionError("none was sent");
        }

        @Override
        public void onFramesMissing(int count) {
            missing += count;
        }
    }
}
