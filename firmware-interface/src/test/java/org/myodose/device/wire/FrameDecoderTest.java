package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;

class FrameDecoderTest {

    private final LinkCounters counters = new LinkCounters();
    private final List<String> heard = new ArrayList<>();
    private final FrameDecoder decoder = new FrameDecoder(
            frame -> heard.add(MessageType.of(frame.type()) + " " + frame.sequence() + " at " + frame.arrivalNs()),
            counters);
    private final byte[] start = GoldenFrame.named("start").line();
    private final byte[] stop = GoldenFrame.named("stop").line();

    @Test
    void stampsAFrameWithTheReadThatCompletedIt() {
        decoder.accept(start, 0, 5, 100);
        assertEquals(5, decoder.pending());
        decoder.accept(start, 5, start.length - 5, 200);
        assertEquals(List.of("START 1 at 200"), heard);
        assertEquals(0, decoder.pending());
    }

    @Test
    void findsSeveralFramesInOneChunk() {
        byte[] both = TestStreams.join(start, stop);
        decoder.accept(both, 0, both.length, 7);
        assertEquals(List.of("START 1 at 7", "STOP 2 at 7"), heard);
        assertEquals(both.length, counters.get(Kind.GOOD_FRAME_BYTES));
    }

    @Test
    void readsOnlyTheGivenPartOfTheBuffer() {
        byte[] both = TestStreams.join(start, stop);
        decoder.accept(both, start.length, stop.length, 7);
        assertEquals(List.of("STOP 2 at 7"), heard);
    }

    @Test
    void refusesAPartOutsideTheBuffer() {
        assertThrows(IndexOutOfBoundsException.class, () -> decoder.accept(start, 1, start.length, 0));
        assertEquals(0, counters.get(Kind.BYTES_RECEIVED));
    }

    @Test
    void takesTheTailOfAFrameItDidNotHearFromTheStartForNoError() {
        decoder.accept(start, 4, start.length - 4, 0);
        assertEquals(0, counters.damagedFrames());
        assertEquals(start.length - 4, counters.get(Kind.DAMAGED_BYTES));
        decoder.accept(start, 4, start.length - 4, 0);
        assertEquals(1, counters.damagedFrames());
    }

    @Test
    void readsAFirstFrameThatNoDelimiterPrecedes() {
        decoder.accept(start, 0, start.length, 1);
        assertEquals(List.of("START 1 at 1"), heard);
    }

    @Test
    void survivesEndlessNoiseWithoutADelimiter() {
        byte[] noise = new byte[4096];
        Arrays.fill(noise, (byte) 0x55);
        decoder.accept(new byte[1], 0, 1, 0);
        for (int i = 0; i < 1000; i++) {
            decoder.accept(noise, 0, noise.length, 0);
        }
        assertEquals(4_096_000, decoder.pending());
        byte[] rest = TestStreams.join(new byte[1], start);
        decoder.accept(rest, 0, rest.length, 9);
        assertEquals(List.of("START 1 at 9"), heard);
        assertEquals(1, counters.get(Kind.TOO_LONG));
        assertEquals(4_096_001, counters.get(Kind.DAMAGED_BYTES));
    }

    @Test
    void readsTheLongestFrameByteByByte() {
        byte[] longest = GoldenFrame.named("scans-longest-frame").line();
        for (int i = 0; i < longest.length; i++) {
            decoder.accept(longest, i, 1, i);
        }
        assertEquals(List.of("SCANS 500 at " + (longest.length - 1)), heard);
    }

    @Test
    void staysInStepWhenItsHandlerFails() {
        FrameDecoder failing = new FrameDecoder(
                frame -> {
                    throw new IllegalStateException("the recorder is gone");
                },
                counters);
        assertThrows(IllegalStateException.class, () -> failing.accept(start, 0, start.length, 0));
        assertThrows(IllegalStateException.class, () -> failing.accept(stop, 0, stop.length, 0));
        assertEquals(2, counters.get(Kind.GOOD_FRAMES));
        assertEquals(0, failing.pending());
    }
}
