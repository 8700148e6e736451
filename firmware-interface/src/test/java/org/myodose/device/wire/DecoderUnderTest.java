package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;

/** Feeds a stream to a decoder with everything behind it, and checks what must hold for any stream. */
final class DecoderUnderTest implements FrameHandler {

    private static final byte[] HELLO = GoldenFrame.named("hello-after-reset").line();
    private static final byte[] PING = GoldenFrame.named("ping-highest").line();

    private final LinkCounters counters = new LinkCounters();
    private final FrameRouter router = new FrameRouter(counters, new RecordingSink());
    private final FrameDecoder decoder = new FrameDecoder(this, counters);
    private final List<String> found = new ArrayList<>();

    private DecoderUnderTest() {}

    /** The frames found in {@code stream}, each as its shortest form on the line, in hex. */
    static List<String> readAll(byte[] stream, int chunkLength) {
        DecoderUnderTest test = new DecoderUnderTest();
        test.feed(HELLO, HELLO.length);
        test.feed(stream, chunkLength);
        test.checkAccounts(HELLO, stream);
        List<String> frames = List.copyOf(test.found.subList(1, test.found.size()));
        test.checkInStepAgain();
        return frames;
    }

    @Override
    public void onFrame(Frame frame) {
        byte[] payload = new byte[frame.payloadLength()];
        frame.copy(0, payload.length, payload);
        byte[] line = TestStreams.lineOf(frame.type(), frame.sequence(), (int) frame.tickMicros(), payload);
        found.add(HexFormat.of().formatHex(line));
        router.onFrame(frame);
        Messages.command(frame);
    }

    private void feed(byte[] bytes, int chunkLength) {
        for (int at = 0; at < bytes.length; at += chunkLength) {
            decoder.accept(bytes, at, Math.min(chunkLength, bytes.length - at), at);
        }
    }

    private void checkAccounts(byte[]... parts) {
        byte[] all = TestStreams.join(parts);
        long delimiters = 0;
        for (byte b : all) {
            delimiters += b == 0 ? 1 : 0;
        }
        assertEquals(all.length, counters.get(Kind.BYTES_RECEIVED));
        assertEquals(
                counters.get(Kind.BYTES_RECEIVED),
                counters.get(Kind.GOOD_FRAME_BYTES)
                        + counters.get(Kind.DAMAGED_BYTES)
                        + counters.get(Kind.EMPTY_FRAMES)
                        + decoder.pending());
        assertEquals(
                delimiters,
                counters.get(Kind.GOOD_FRAMES)
                        + counters.get(Kind.EMPTY_FRAMES)
                        + counters.get(Kind.CRC_ERRORS)
                        + counters.get(Kind.MALFORMED_FRAMES)
                        + counters.get(Kind.TOO_SHORT)
                        + counters.get(Kind.TOO_LONG),
                "every delimiter ends something that is counted by its kind");
        assertEquals(found.size(), counters.get(Kind.GOOD_FRAMES));
    }

    private void checkInStepAgain() {
        feed(new byte[] {FrameDecoder.DELIMITER}, 1);
        int before = found.size();
        feed(PING, 3);
        assertEquals(HexFormat.of().formatHex(PING), found.getLast());
        assertEquals(before + 1, found.size());
    }
}
