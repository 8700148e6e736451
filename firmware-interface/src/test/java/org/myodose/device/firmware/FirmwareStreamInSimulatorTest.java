package org.myodose.device.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.myodose.device.firmware.StreamAssertions.assertCountsAre;
import static org.myodose.device.firmware.StreamAssertions.assertNothingLostOrDamaged;
import static org.myodose.device.firmware.StreamAssertions.assertTicksApart;
import static org.myodose.device.firmware.StreamAssertions.assertTicksTellWhenConversionsStarted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myodose.device.Command;
import org.myodose.device.DeviceStatus;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.Reply;
import org.myodose.device.firmware.HeardFromDevice.Sample;
import org.myodose.device.serial.SerialLink;
import org.myodose.device.wire.FrameDecoder;
import org.myodose.device.wire.MessageType;
import org.myodose.device.wire.WireSource;

/** The very .elf that a board gets, run in simavr: what goes into its converter comes out of its serial port. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class FirmwareStreamInSimulatorTest {

    private static final int MEGABAUD = 1_000_000;
    private static final long ANY_RATE_TOO_HIGH = 0xFFFF_FFFFL;
    private static final double MICROS_TIMES_MILLIHERTZ = 1e9;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1000000, 1000000, 3000", "115200, 400000, 1200"})
    void carriesEveryScanUnchangedAtItsHighestRate(int baud, long highestMilliHertz, int scans) throws Exception {
        List<int[]> trace = Traces.press(4096, 7);
        Path log = folder.resolve("log.csv");
        try (SimulatedUno uno = startWithTrace(baud, trace, SimulatorRun.logOption(log))) {
            Reply rate = uno.ask(MessageType.RATE, new Command.Rate(ANY_RATE_TOO_HIGH));
            assertEquals(highestMilliHertz, rate.value());
            uno.ask(MessageType.START, new Command.Start());
            DeviceStatus status = disturbWhileStreaming(uno, scans);
            List<Sample> samples = uno.heard.awaitSamples(scans);
            assertEquals(0, status.overruns());
            uno.end();
            assertNothingLostOrDamaged(uno);
            assertCountsAre(trace, samples);
            assertTicksApart(Math.round(MICROS_TIMES_MILLIHERTZ / highestMilliHertz), samples);
            assertTicksTellWhenConversionsStarted(RunLog.read(log).conversions(), samples);
        }
    }

    /** Commands and their answers share the line with the scans; that must cost none. */
    private static DeviceStatus disturbWhileStreaming(SimulatedUno uno, int scans) throws Exception {
        for (int token = 1; token <= 10; token++) {
            uno.heard.awaitSamples(scans * token / 12);
            int hellos = uno.heard.helloCount();
            uno.send(new Command.Hello());
            assertEquals(
                    token, uno.ask(MessageType.PING, new Command.Ping(token)).value());
            uno.heard.awaitHellos(hellos + 1);
        }
        return uno.heard.awaitNextStatus();
    }

    @Test
    void carriesARecordedForceUnchanged() throws Exception {
        List<int[]> trace = Traces.ofForces(recordedGrip());
        try (SimulatedUno uno = startWithTrace(MEGABAUD, trace, "--unpaced")) {
            uno.ask(MessageType.RATE, new Command.Rate(1_000_000));
            uno.ask(MessageType.START, new Command.Start());
            List<Sample> samples = uno.heard.awaitSamples(trace.size());
            uno.end();
            assertNothingLostOrDamaged(uno);
            assertCountsAre(trace, samples);
        }
    }

    /** For watching a recording in its own time: one row a millisecond, one scan in four. */
    @Test
    void followsATraceInItsOwnTime() throws Exception {
        List<int[]> ramp = Traces.press(1024, 1);
        try (SimulatedUno uno = startWithTrace(MEGABAUD, ramp, "--rows=time", "--unpaced")) {
            uno.ask(MessageType.START, new Command.Start());
            List<Sample> samples = uno.heard.awaitSamples(200);
            uno.end();
            for (int i = 0; i < 200; i++) {
                assertEquals(ramp.get(4 * i)[0], samples.get(i).counts()[0], 1, "scan " + i);
            }
        }
    }

    private static List<Double> recordedGrip() throws IOException {
        Path recording = Path.of(
                System.getProperty("myodose.shared", "absent"), "data/hand-grip/LogFile_2024-11-04_19.31.50.txt");
        Assumptions.assumeTrue(Files.exists(recording), "there is no recorded grip at " + recording);
        return Files.readAllLines(recording).stream()
                .skip(1)
                .map(row -> row.split(",", -1)[1])
                .filter(force -> !force.isBlank())
                .map(Double::valueOf)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1, 1000, 1000000", "1500, 1500, 666667", "30517, 30517, 32769", "300000, 300030, 3333"})
    void keepsTheRateThatItReplies(long askedMilliHertz, long repliedMilliHertz, long periodMicros) throws Exception {
        try (SimulatedUno uno = new SimulatedUno(MEGABAUD, "--unpaced")) {
            Reply reply = uno.ask(MessageType.RATE, new Command.Rate(askedMilliHertz));
            assertEquals(repliedMilliHertz, reply.value());
            // Any HELLO behind the reply tells it; one from before may still have been under way until then.
            assertEquals(repliedMilliHertz, uno.hello().device().rateMilliHertz());
            uno.ask(MessageType.START, new Command.Start());
            assertTicksApart(periodMicros, uno.heard.awaitSamples(20));
            uno.end();
            assertNothingLostOrDamaged(uno);
        }
    }

    @Test
    void streamsFromStartToStopOnlyAndItsClockGoesOn() throws Exception {
        try (SimulatedUno uno = new SimulatedUno(MEGABAUD)) {
            assertTrue(uno.hello().neverStarted() && !uno.hello().streaming());
            assertEquals(0, uno.heard.sampleCount());
            uno.ask(MessageType.START, new Command.Start());
            uno.heard.awaitSamples(50);
            assertTrue(!uno.hello().neverStarted() && uno.hello().streaming());
            uno.ask(MessageType.STOP, new Command.Stop());
            int before = uno.heard.sampleCount();
            uno.heard.awaitNextStatus();
            assertEquals(before, uno.heard.sampleCount());
            uno.ask(MessageType.START, new Command.Start());
            List<Sample> samples = uno.heard.awaitSamples(before + 50);
            uno.end();
            assertNothingLostOrDamaged(uno);
            assertTicksApart(4000, samples.subList(0, before));
            assertTicksApart(4000, samples.subList(before, samples.size()));
            long pauseMicros =
                    samples.get(before).tickMicros() - samples.get(before - 1).tickMicros();
            assertTrue(pauseMicros > 4000 && pauseMicros < 3_000_000, "paused for " + pauseMicros + " µs");
        }
    }

    @Test
    void leavesOutWholeScansAndCountsThemWhenTheLineIsFull() throws Exception {
        try (SimulatedUno uno = new SimulatedUno(115_200)) {
            uno.ask(MessageType.RATE, new Command.Rate(400_000));
            uno.ask(MessageType.START, new Command.Start());
            uno.heard.awaitSamples(100); // behind the HELLO, which RATE brings, scans would wait and not be left out
            uno.flood(100);
            uno.heard.awaitSamples(300);
            uno.write(new byte[] {FrameDecoder.DELIMITER}, 1); // the flood may have cost its last one
            uno.ask(MessageType.STOP, new Command.Stop());
            List<Sample> samples = uno.heard.awaitSamples(1);
            DeviceStatus status = uno.heard.awaitNextStatus();
            uno.end();
            assertNothingLostOrDamaged(uno);
            assertTrue(status.overruns() > 0, "more was asked than the line carries");
            long spanMicros =
                    samples.getLast().tickMicros() - samples.getFirst().tickMicros();
            assertEquals(status.overruns(), spanMicros / 2500 - (samples.size() - 1));
        }
    }

    @Test
    void isADeviceLikeAnyOtherToTheSourceThatTheProductUses() throws Exception {
        HeardFromDevice heard = new HeardFromDevice();
        try (SimulatorRun run = new SimulatorRun(MEGABAUD)) {
            try (WireSource source = new WireSource("serial:uno", () -> SerialLink.open(run.terminal(), MEGABAUD))) {
                assertEquals("Myodose Uno", source.open().model());
                while (heard.sampleCount() < 100 && source.poll(heard)) {
                    assertEquals(0, source.counters().damagedFrames());
                }
                assertEquals(0, source.counters().get(Kind.FRAMES_MISSING));
            }
            assertTicksApart(4000, heard.awaitSamples(100));
            run.end();
        }
    }

    private SimulatedUno startWithTrace(int baud, List<int[]> trace, String... options) throws Exception {
        Path file = Traces.write(folder.resolve("trace.csv"), trace);
        String[] all = new String[options.length + 1];
        System.arraycopy(options, 0, all, 1, options.length);
        all[0] = SimulatorRun.traceOption(file);
        return new SimulatedUno(baud, all);
    }
}
