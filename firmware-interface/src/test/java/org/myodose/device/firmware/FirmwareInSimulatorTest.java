package org.myodose.device.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
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
import org.myodose.device.firmware.RunLog.Conversions;
import org.myodose.device.serial.SerialLink;
import org.myodose.device.wire.MessageType;
import org.myodose.device.wire.WireSource;

/** The very .elf that a board gets, run in simavr: what goes into its converter, what comes out of its serial port. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class FirmwareInSimulatorTest {

    private static final int MEGABAUD = 1_000_000;
    private static final long ANY_RATE_TOO_HIGH = 0xFFFF_FFFFL;
    private static final double MICROS_TIMES_MILLIHERTZ = 1e9;
    /** Longest that other interrupts may hold up the start of the conversions. */
    private static final double START_DELAY_MICROS = 10;

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
            int hellos = uno.heard.helloCount();
            Reply reply = uno.ask(MessageType.RATE, new Command.Rate(askedMilliHertz));
            assertEquals(repliedMilliHertz, reply.value());
            assertEquals(
                    repliedMilliHertz,
                    uno.heard.awaitHellos(hellos + 1).getLast().rateMilliHertz());
            uno.ask(MessageType.START, new Command.Start());
            assertTicksApart(periodMicros, uno.heard.awaitSamples(20));
            uno.end();
            assertNothingLostOrDamaged(uno);
        }
    }

    @Test
    void streamsFromStartToStopOnlyAndItsClockGoesOn() throws Exception {
        try (SimulatedUno uno = new SimulatedUno(MEGABAUD)) {
            assertEquals(0, uno.heard.sampleCount());
            uno.ask(MessageType.START, new Command.Start());
            uno.heard.awaitSamples(50);
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

    @Test
    void introducesItselfWithTheSerialNumberInItsMemory() throws Exception {
        try (SimulatedUno uno = new SimulatedUno(MEGABAUD, "--serial-number=glove 7")) {
            var device = uno.heard.awaitHellos(1).getFirst();
            assertEquals("Myodose Uno", device.model());
            assertEquals("glove 7", device.serialNumber());
            assertEquals(250_000, device.rateMilliHertz());
            assertEquals(
                    List.of("A0", "A1", "A2", "A3", "A4", "A5"),
                    device.channels().stream().map(channel -> channel.name()).toList());
            uno.end();
        }
    }

    @Test
    void answersEveryGoldenCommandAndCountsEveryDamagedOne() throws Exception {
        List<GoldenCommand> commands = GoldenCommand.all();
        long damaged = commands.stream().filter(GoldenCommand::isDamaged).count();
        assertTrue(damaged > 0 && damaged < commands.size());
        try (SimulatedUno uno = new SimulatedUno(MEGABAUD)) {
            for (GoldenCommand command : commands) {
                int hellos = uno.heard.helloCount();
                uno.write(command.line(), command.line().length);
                if (command.type() == MessageType.ASK_HELLO.code()) {
                    uno.heard.awaitHellos(hellos + 1);
                } else if (command.isFrame()) {
                    assertAnswered(uno, command);
                }
            }
            uno.ask(MessageType.STOP, new Command.Stop());
            assertEquals(damaged, uno.heard.awaitNextStatus().damagedCommands());
            assertEquals(1, uno.heard.eventCount(), "one TARE, so one event");
            uno.end();
            assertNothingLostOrDamaged(uno);
        }
    }

    private static void assertAnswered(SimulatedUno uno, GoldenCommand command) throws Exception {
        Reply reply = uno.heard.awaitReply(command.type(), command.sequence());
        Reply.Result expected = switch (command.expect()) {
            case "good" -> Reply.Result.DONE;
            case "badArgument" -> Reply.Result.BAD_ARGUMENT;
            case "unknownCommand" -> Reply.Result.UNKNOWN_COMMAND;
            default -> throw new AssertionError(command + " expects something new");
        };
        assertEquals(expected, reply.result(), command.name());
    }

    @Test
    void tellsAPressedStopAtOnceAndOnceThoughTheContactBounces() throws Exception {
        Path log = folder.resolve("log.csv");
        try (SimulatedUno uno = new SimulatedUno(MEGABAUD, SimulatorRun.logOption(log))) {
            String[] orders = {"press 2", "release 2", "press 3", "release 3"};
            for (int i = 0; i < orders.length; i++) {
                uno.order(orders[i]);
                uno.heard.awaitEvents(i + 1);
            }
            uno.heard.awaitNextStatus();
            var events = uno.heard.awaitEvents(orders.length);
            uno.end();
            assertEquals(
                    List.of("PATIENT_STOP true", "PATIENT_STOP false", "BUTTON true", "BUTTON false"),
                    events.stream()
                            .map(event -> event.kind() + " " + event.began())
                            .toList());
            double pressedMicros = RunLog.read(log).buttonChanges().getFirst();
            // The device's clock starts some hundred microseconds after the simulator's.
            double toldAfterMicros = events.getFirst().deviceTickMicros() - pressedMicros;
            assertTrue(toldAfterMicros < 1_500, "told after " + toldAfterMicros + " µs");
            assertNothingLostOrDamaged(uno);
        }
    }

    @Test
    void blinksForAsLongAsAskedToIdentifyItself() throws Exception {
        Path log = folder.resolve("log.csv");
        try (SimulatedUno uno = new SimulatedUno(MEGABAUD, SimulatorRun.logOption(log))) {
            uno.ask(MessageType.IDENTIFY, new Command.Identify(1));
            uno.heard.awaitNextStatus();
            uno.heard.awaitNextStatus();
            uno.end();
            List<Double> changes = RunLog.read(log).lightChanges();
            assertEquals(0, changes.size() % 2, "dark before and after: " + changes);
            double litMicros = changes.getLast() - changes.getFirst();
            assertTrue(changes.size() >= 6 && litMicros > 700_000 && litMicros <= 1_001_000, changes.toString());
        }
    }

    @Test
    void measuresItsSupplyWhereTheRateLeavesTime() throws Exception {
        try (SimulatedUno uno = new SimulatedUno(MEGABAUD, "--unpaced")) {
            uno.ask(MessageType.START, new Command.Start());
            uno.heard.awaitNextStatus();
            assertEquals(5.0, uno.heard.awaitNextStatus().supplyVolts().orElseThrow(), 0.05);
            uno.ask(MessageType.RATE, new Command.Rate(1_000_000));
            uno.heard.awaitNextStatus();
            assertEquals(OptionalDouble.empty(), uno.heard.awaitNextStatus().supplyVolts());
            assertEquals(0, uno.heard.awaitNextStatus().overruns());
            uno.end();
            assertNothingLostOrDamaged(uno);
        }
    }

    private SimulatedUno startWithTrace(int baud, List<int[]> trace, String... options) throws Exception {
        Path file = Traces.write(folder.resolve("trace.csv"), trace);
        String[] all = new String[options.length + 1];
        System.arraycopy(options, 0, all, 1, options.length);
        all[0] = SimulatorRun.traceOption(file);
        return new SimulatedUno(baud, all);
    }

    private static void assertNothingLostOrDamaged(SimulatedUno uno) {
        assertEquals(0, uno.heard.missingFrames());
        assertEquals(0, uno.counters.damagedFrames());
        assertEquals(0, uno.counters.get(Kind.DUPLICATE_FRAMES) + uno.counters.get(Kind.UNKNOWN_TYPES));
        assertTrue(uno.counters.get(Kind.GOOD_FRAMES) > 0);
    }

    private static void assertCountsAre(List<int[]> trace, List<Sample> samples) {
        for (int i = 0; i < samples.size(); i++) {
            int[] expected = trace.get(i % trace.size());
            int[] counts = samples.get(i).counts();
            assertEquals(Traces.CHANNELS, counts.length);
            for (int channel = 0; channel < Traces.CHANNELS; channel++) {
                assertEquals(expected[channel], counts[channel], 1, "scan " + i + ", channel " + channel);
            }
        }
    }

    private static void assertTicksApart(long periodMicros, List<Sample> samples) {
        for (int i = 1; i < samples.size(); i++) {
            assertEquals(
                    periodMicros,
                    samples.get(i).tickMicros() - samples.get(i - 1).tickMicros(),
                    "scan " + i);
        }
    }

    /** The two clocks differ by the device's start-up, a constant. */
    private static void assertTicksTellWhenConversionsStarted(List<Conversions> conversions, List<Sample> samples) {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (int i = 0; i < samples.size(); i++) {
            double delay = conversions.get(i).startMicros() - samples.get(i).tickMicros();
            least = Math.min(least, delay);
            most = Math.max(most, delay);
        }
        assertTrue(most - least < START_DELAY_MICROS, "starts vary by " + (most - least) + " µs");
    }
}
