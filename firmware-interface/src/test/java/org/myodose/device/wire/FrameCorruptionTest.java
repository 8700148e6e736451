package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;

/** Whether wrong frames pass, tried out exhaustively rather than believed of the checksum. */
class FrameCorruptionTest {

    private final LinkCounters counters = new LinkCounters();
    private final FrameDecoder decoder = new FrameDecoder(this::compare, counters);
    private byte[] original = new byte[0];
    private long wrongFrames;

    @Test
    void noticesEverySingleBitFlipInEveryGoldenFrame() {
        GoldenFrame.expecting("device", "good").forEach(golden -> {
            original = golden.line();
            for (int bit = 0; bit < 8 * (original.length - 1); bit++) {
                byte[] flipped = original.clone();
                flipped[bit / 8] ^= (byte) (1 << (bit % 8));
                feed(flipped);
            }
        });
        assertEquals(0, wrongFrames);
        assertTrue(counters.damagedFrames() > 45_000, "so many flips did damage");
    }

    @Test
    void noticesEveryByteInsertedTogetherWithOneLost() {
        original = GoldenFrame.named("scans-uno").line();
        for (int inserted = 0; inserted < original.length; inserted++) {
            for (int lost = 0; lost < original.length - 1; lost++) {
                for (int value = 1; value < 256; value++) {
                    feed(insertAndLose(original, inserted, lost, (byte) value));
                }
            }
        }
        assertEquals(0, wrongFrames);
        assertTrue(counters.get(Kind.CRC_ERRORS) > 25_000, "so many only the checksum could tell");
    }

    private static byte[] insertAndLose(byte[] line, int inserted, int lost, byte value) {
        byte[] tail = Arrays.copyOfRange(line, inserted, line.length);
        byte[] longer = TestStreams.join(Arrays.copyOf(line, inserted), new byte[] {value}, tail);
        return TestStreams.join(Arrays.copyOf(longer, lost), Arrays.copyOfRange(longer, lost + 1, longer.length));
    }

    private void feed(byte[] line) {
        decoder.accept(new byte[1], 0, 1, 0);
        decoder.accept(line, 0, line.length, 0);
    }

    private void compare(Frame frame) {
        byte[] payload = new byte[frame.payloadLength()];
        frame.copy(0, payload.length, payload);
        byte[] line = TestStreams.lineOf(frame.type(), frame.sequence(), (int) frame.tickMicros(), payload);
        wrongFrames += Arrays.equals(line, original) ? 0 : 1;
    }
}
