package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;

class FrameRouterTest {

    private final LinkCounters counters = new LinkCounters();
    private final RecordingSink sink = new RecordingSink();
    private final FrameRouter router = new FrameRouter(counters, sink);
    private final FrameDecoder decoder = new FrameDecoder(router, counters);
    private final byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];

    @BeforeEach
    void introduce() {
        hello(0, false);
        sink.heard.clear();
    }

    @Test
    void handsOnScansInOrder() {
        scan(1, 10);
        scan(2, 20);
        assertEquals(List.of("scan 1 @1000 [10]", "scan 2 @2000 [20]"), sink.heard);
        assertEquals(2, counters.get(Kind.SCANS));
        assertEquals(0, counters.get(Kind.FRAMES_MISSING));
    }

    @Test
    void saysHowManyFramesAreMissingBeforeTheNextScan() {
        scan(1, 10);
        scan(5, 50);
        assertEquals(List.of("scan 1 @1000 [10]", "3 missing", "scan 5 @5000 [50]"), sink.heard);
        assertEquals(3, counters.get(Kind.FRAMES_MISSING));
    }

    @Test
    void countsADamagedFrameAsMissing() {
        scan(1, 10);
        int length = new FrameEncoder(2).scans(2000, 2, 1, 1, new int[] {20}, new int[1], line, 0);
        line[1] ^= 0x20;
        decoder.accept(line, 0, length, 0);
        scan(3, 30);
        assertEquals(List.of("scan 1 @1000 [10]", "1 missing", "scan 3 @3000 [30]"), sink.heard);
        assertEquals(1, counters.damagedFrames());
    }

    @Test
    void dropsAFrameThatCameTwice() {
        scan(1, 10);
        scan(1, 10);
        scan(2, 20);
        assertEquals(List.of("scan 1 @1000 [10]", "scan 2 @2000 [20]"), sink.heard);
        assertEquals(1, counters.get(Kind.DUPLICATE_FRAMES));
    }

    @Test
    void losesNothingWhenNumbersWrap() {
        hello(65534, true);
        sink.heard.clear();
        scan(65535, 1);
        scan(0, 2);
        scan(2, 3);
        assertEquals(List.of("scan 65535 @65535000 [1]", "scan 0 @0 [2]", "1 missing", "scan 2 @2000 [3]"), sink.heard);
    }

    @ParameterizedTest
    @CsvSource({"32768, 32767", "32769, 1", "65535, 1"})
    void takesAStepOfHalfTheRangeForABreakOfUnknownLength(int next, int missing) {
        scan(next, 1);
        assertEquals(missing + " missing", sink.heard.getFirst());
        assertEquals(2, sink.heard.size());
    }

    @Test
    void takesARestartedDeviceForNoLoss() {
        scan(1, 10);
        hello(0, true);
        scan(1, 11);
        assertEquals(0, counters.get(Kind.FRAMES_MISSING));
        assertEquals("scan 1 @1000 [11]", sink.heard.getLast());
        assertEquals(3, sink.heard.size());
    }

    @Test
    void countsLossBeforeAHelloOfADeviceThatDidNotRestart() {
        hello(3, false);
        assertEquals("2 missing", sink.heard.getFirst());
    }

    @Test
    void handsOnASecondIntroductionOfADeviceThatResetsAtOnce() {
        hello(0, true);
        hello(0, true);
        assertEquals(2, sink.heard.size());
        assertEquals(0, counters.get(Kind.DUPLICATE_FRAMES));
    }

    @Test
    void skipsScansThatItCannotReadYet() {
        LinkCounters others = new LinkCounters();
        FrameRouter unintroduced = new FrameRouter(others, sink);
        byte[] scans = GoldenFrame.named("scans-uno").line();
        new FrameDecoder(unintroduced, others).accept(scans, 0, scans.length, 0);
        assertEquals(1, others.get(Kind.UNDESCRIBED_FRAMES));
        assertEquals(List.of(), sink.heard);
        assertNull(unintroduced.hello());
    }

    @Test
    void readsScansAsTheLatestHelloSays() {
        int length = new FrameEncoder(1).hello(TestDevices.hello(3, 2), 0, line, 0);
        decoder.accept(line, 0, length, 0);
        length = new FrameEncoder(2).scans(7, 3, 2, 1, new int[] {-70_000, 70_000}, new int[1], line, 0);
        decoder.accept(line, 0, length, 0);
        assertEquals("scan 2 @7 [-70000, 70000]", sink.heard.getLast());
    }

    @Test
    void refusesScansOfAnotherShapeThanAnnounced() {
        int length = new FrameEncoder(1).scans(7, 2, 2, 1, new int[] {1, 2}, new int[1], line, 0);
        decoder.accept(line, 0, length, 0);
        assertEquals(1, counters.get(Kind.BAD_PAYLOADS));
        assertEquals(List.of(), sink.heard);
    }

    @Test
    void refusesAnIntroductionWithTwoChannelsOfOneName() {
        byte[] frame = new byte[Frame.MAX_BYTES];
        int encoded = new FrameEncoder(1).hello(TestDevices.hello(2, 2), 0, line, 0) - 1;
        int length = Cobs.decode(line, 0, encoded, frame);
        // The frame ends with the second channel's name, "channel 1".
        int nameEnd = length - Frame.CRC_BYTES;
        frame[nameEnd - 1] = '0';
        Frame.SHORT.set(frame, nameEnd, (short) Crc16.of(frame, 0, nameEnd));
        int end = Cobs.encode(frame, 0, length, line, 0);
        line[end] = FrameDecoder.DELIMITER;
        sink.heard.clear();
        decoder.accept(line, 0, end + 1, 0);
        assertEquals(1, counters.get(Kind.BAD_PAYLOADS));
        assertEquals(List.of(), sink.heard);
    }

    @Test
    void remembersAVersionThatItDoesNotSpeak() {
        byte[] later = GoldenFrame.named("hello-version-2").line();
        decoder.accept(later, 0, later.length, 0);
        assertEquals(2, router.unsupportedVersion());
        Hello hello = router.hello();
        assertNotNull(hello);
        assertFalse(hello.neverStarted());
        assertEquals(1, counters.get(Kind.UNKNOWN_TYPES));
    }

    @Test
    void deliversToTheLatestSink() {
        RecordingSink other = new RecordingSink();
        router.deliverTo(other);
        scan(1, 10);
        assertEquals(List.of(), sink.heard);
        assertEquals(1, other.heard.size());
    }

    private void hello(int sequence, boolean neverStarted) {
        Hello shape = TestDevices.hello(2, 1);
        Hello hello = new Hello(shape.device(), false, neverStarted, shape.maxRateMilliHertz(), 2);
        int length = new FrameEncoder(sequence).hello(hello, 0, line, 0);
        decoder.accept(line, 0, length, 0);
    }

    private void scan(int sequence, int count) {
        int[] counts = {count};
        int length = new FrameEncoder(sequence).scans(sequence * 1000L, 2, 1, 1, counts, new int[1], line, 0);
        decoder.accept(line, 0, length, 0);
    }
}
