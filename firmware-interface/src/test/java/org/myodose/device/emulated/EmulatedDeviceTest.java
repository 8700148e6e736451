package org.myodose.device.emulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.device.Command;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCounters;
import org.myodose.device.Reply;
import org.myodose.device.trace.TraceCounts;
import org.myodose.device.trace.TraceException;
import org.myodose.device.trace.TraceFile;
import org.myodose.device.trace.TraceOptions;
import org.myodose.device.wire.FrameEncoder;
import org.myodose.device.wire.MessageType;

class EmulatedDeviceTest {

    /** Five rows; half a second is missing after the third. */
    private static final String GAPPED = "t_ms,force\n0,1\n10,2\n20,3\n30,\n520,4\n530,5\n";

    @TempDir
    Path folder;

    private TraceCounts trace(String text) throws IOException, TraceException {
        return TraceCounts.of(
                TraceFile.read(Files.writeString(folder.resolve("trace.csv"), text), TraceOptions.guessed()));
    }

    private TestHost host(boolean loop) throws IOException, TraceException {
        return new TestHost(new EmulatedDevice(new TraceScans(trace(GAPPED), loop)));
    }

    @Test
    void introducesItselfAtOnceAndDoesNotStream() throws Exception {
        TestHost host = host(false);
        host.listen(900_000);
        assertEquals(List.of(MessageType.HELLO), host.types);
        assertEquals("trace.csv", host.heard.hellos.getFirst().serialNumber());
        assertEquals(100_000, host.heard.hellos.getFirst().rateMilliHertz());
    }

    @Test
    void sendsTheTracesTimesAsTicksAndKeepsItsGap() throws Exception {
        TestHost host = host(false);
        host.listen(300_000);
        host.send(new Command.Start(), 300_000);
        host.listen(10_000_000);
        assertEquals(List.of("0 [1]", "10000 [2]", "20000 [3]", "520000 [4]", "530000 [5]"), host.heard.scans);
        assertTrue(host.device.isEnded());
        assertEquals(0, host.heard.framesMissing);
    }

    @Test
    void sendsNoScanBeforeItIsDue() throws Exception {
        TestHost host = host(false);
        host.send(new Command.Start(), 0);
        host.listen(519_999);
        assertEquals(3, host.heard.scans.size());
        assertEquals(520_000, host.device.dueMicros());
    }

    @Test
    void beginsAgainAfterItsEndWithTicksThatGoOn() throws Exception {
        TestHost host = host(true);
        host.send(new Command.Start(), 0);
        host.listen(3_000_000);
        for (int i = 1; i < host.heard.ticks.size(); i++) {
            assertTrue(host.heard.ticks.get(i) > host.heard.ticks.get(i - 1));
        }
        assertEquals("540000 [1]", host.heard.scans.get(5));
        assertEquals("550000 [2]", host.heard.scans.get(6));
        assertEquals(28, host.heard.scans.size());
    }

    @Test
    void answersEveryCommandOnce() throws Exception {
        TestHost host = host(true);
        host.listen(0);
        host.types.clear();
        host.send(new Command.Hello(), 0);
        host.send(new Command.Start(), 0);
        host.send(new Command.Start(), 0);
        host.send(new Command.Rate(50_000), 0);
        host.send(new Command.Tare(), 0);
        host.send(new Command.Identify(3), 0);
        host.send(new Command.Ping(-2), 0);
        host.send(new Command.Stop(), 0);
        host.send(new Command.Stop(), 0);
        host.listen(900_000);
        assertEquals(
                List.of(
                        MessageType.HELLO,
                        MessageType.REPLY,
                        MessageType.REPLY,
                        MessageType.REPLY,
                        MessageType.HELLO,
                        MessageType.EVENT,
                        MessageType.REPLY,
                        MessageType.REPLY,
                        MessageType.REPLY,
                        MessageType.REPLY,
                        MessageType.REPLY),
                host.types);
        for (int i = 0; i < host.heard.replies.size(); i++) {
            Reply reply = host.heard.replies.get(i);
            assertEquals(Reply.Result.DONE, reply.result());
            assertEquals(i + 1, reply.commandSequence());
        }
        assertEquals(100_000, host.heard.replies.get(2).value(), "a trace has only its own rate");
        assertEquals(0xFFFF_FFFEL, host.heard.replies.get(5).value());
        assertEquals(
                DeviceEvent.Kind.TARE_REQUESTED, host.heard.events.getFirst().kind());
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
        TestHost host = host(true);
        byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];
        // To a device, a status is no command.
        int length = new FrameEncoder()
                .status(
                        new org.myodose.device.DeviceStatus(
                                0, 0, java.util.OptionalDouble.empty(), java.util.OptionalDouble.empty()),
                        0,
                        line,
                        0);
        host.send(line, length, 0);
        host.listen(0);
        assertEquals(Reply.Result.UNKNOWN_COMMAND, host.heard.replies.getFirst().result());
    }

    @Test
    void countsDamagedCommandsInItsStatus() throws Exception {
        TestHost host = host(true);
        byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];
        FrameEncoder encoder = new FrameEncoder();
        host.send(line, encoder.command(new Command.Ping(1), line, 0), 0);
        int length = encoder.command(new Command.Ping(2), line, 0);
        line[3] ^= 0x10;
        host.send(line, length, 0);
        host.listen(1_000_000);
        assertEquals(1, host.heard.replies.size());
        assertEquals(1, host.heard.statuses.getFirst().damagedCommands());
    }

    @Test
    void reportsItsStatusEachSecond() throws Exception {
        TestHost host = host(true);
        host.listen(1_500_000);
        host.send(new Command.Start(), 1_500_000);
        host.listen(10_400_000);
        assertEquals(10, host.heard.statuses.size());
    }

    @Test
    void beginsAtTheFirstRowWithEveryStartWhileItsClockGoesOn() throws Exception {
        TestHost host = host(false);
        host.send(new Command.Start(), 0);
        host.listen(15_000);
        host.send(new Command.Stop(), 15_000);
        host.listen(700_000);
        host.send(new Command.Start(), 700_000);
        host.listen(9_000_000);
        assertEquals(
                List.of("0 [1]", "10000 [2]", "700000 [1]", "710000 [2]", "720000 [3]", "1220000 [4]", "1230000 [5]"),
                host.heard.scans);
    }

    @Test
    void sendsNoScanAfterItHasAnsweredStop() throws Exception {
        TestHost host = new TestHost(new EmulatedDevice(new SteadyScans(4_000_000, 2)));
        host.send(new Command.Start(), 0);
        host.listen(1_100);
        host.send(new Command.Stop(), 1_100);
        host.listen(900_000);
        assertEquals(MessageType.REPLY, host.types.getLast());
        assertEquals(5, host.heard.scans.size());
    }

    @Test
    void isNewAfterAReset() throws Exception {
        TestHost host = host(false);
        host.send(new Command.Start(), 0);
        host.listen(15_000);
        host.device.powerOn(2_000_000);
        host.send(new Command.Start(), 2_100_000);
        host.listen(9_000_000);
        assertEquals(List.of("0 [1]", "10000 [2]", "0 [1]", "10000 [2]"), host.heard.scans.subList(0, 4));
        assertEquals(0, host.heard.framesMissing, "a fresh introduction tells the host that nothing was lost");
    }

    @ParameterizedTest
    @ValueSource(longs = {250_000, 1_000_000, 3_000_000, 10_000_000})
    void sendsEveryScanOfAnyRateWithItsOwnTick(long rateMilliHertz) {
        TestHost host = new TestHost(new EmulatedDevice(new SteadyScans(rateMilliHertz, 6)));
        host.send(new Command.Start(), 0);
        host.listen(1_999_999);
        assertEquals(2 * rateMilliHertz / 1000, host.heard.scans.size());
        for (int i = 0; i < host.heard.ticks.size(); i++) {
            assertEquals(Math.round(i * (1e9 / rateMilliHertz)), host.heard.ticks.get(i));
        }
        assertEquals(0, host.heard.framesMissing);
        assertEquals(0, host.counters.get(LinkCounters.Kind.DAMAGED_BYTES));
    }

    @Test
    void takesANewRateWhileStreaming() {
        TestHost host = new TestHost(new EmulatedDevice(new SteadyScans(100_000, 1)));
        host.send(new Command.Start(), 0);
        host.listen(15_000);
        host.send(new Command.Rate(500_000), 15_000);
        host.listen(24_500);
        assertEquals(List.of(0L, 10_000L, 20_000L, 22_000L, 24_000L), host.heard.ticks);
        assertEquals(500_000, host.heard.hellos.getLast().rateMilliHertz());
    }

    @Test
    void stampsScansWithTheHostsClockWhereThatIsWanted() {
        AtomicLong nanos = new AtomicLong(7_000_000_123L);
        TestHost host = new TestHost(
                new EmulatedDevice(new SteadyScans(100_000, 1), TickClock.MONOTONIC, () -> nanos.addAndGet(1_000_000)));
        host.send(new Command.Start(), 0);
        host.listen(15_000);
        assertEquals(2, host.heard.ticks.size());
        assertTrue(host.heard.ticks.getFirst() >= 7_001_000L && host.heard.ticks.getLast() <= 7_010_000L);
    }

    @Test
    void wrapsItsTickAfterSeventyOneMinutes() throws Exception {
        TestHost host = new TestHost(
                new EmulatedDevice(new TraceScans(trace("time_s,force\n0,1\n1,2\n5000,3\n5001,4\n"), false)));
        host.send(new Command.Start(), 0);
        host.listen(6_000_000_000L);
        assertEquals(5_000_000_000L - (1L << 32), host.heard.ticks.get(2));
    }

    @Test
    void survivesAnyBytesFromTheHost() throws Exception {
        TestHost host = host(true);
        SplittableRandom random = new SplittableRandom(11);
        byte[] noise = new byte[300];
        for (int round = 0; round < 2000; round++) {
            random.nextBytes(noise);
            host.send(noise, noise.length, round);
        }
        host.send(new byte[1], 1, 2000);
        host.send(new Command.Ping(5), 2000);
        host.listen(2000);
        assertEquals(5, host.heard.replies.getLast().value());
        assertFalse(host.device.isEnded());
    }
}
