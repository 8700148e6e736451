package org.myodose.device.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.myodose.device.firmware.StreamAssertions.assertNothingLostOrDamaged;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.device.Command;
import org.myodose.device.DeviceInputs;
import org.myodose.device.Reply;
import org.myodose.device.wire.MessageType;

/** The very .elf that a board gets, run in simavr: what it says of itself, and how it answers. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class FirmwareAnswersInSimulatorTest {

    private static final int MEGABAUD = 1_000_000;

    @TempDir
    Path folder;

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
    void takesAnythingElseInItsMemoryForNoSerialNumber() throws Exception {
        try (SimulatedUno uno = new SimulatedUno(MEGABAUD, "--serial-number=left by\tanother sketch")) {
            assertEquals("", uno.heard.awaitHellos(1).getFirst().serialNumber());
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
            // Making the first HELLO takes the processor up to two milliseconds: the press is to come when that is
            // over.
            uno.heard.awaitNextStatus();
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
    void tellsInItsStatusWhatIsHeld() throws Exception {
        try (SimulatedUno uno = new SimulatedUno(MEGABAUD, "--unpaced")) {
            assertEquals(held(false, false), uno.heard.awaitNextStatus().inputs());
            uno.order("press 2");
            uno.heard.awaitEvents(1);
            assertEquals(held(true, false), uno.heard.awaitNextStatus().inputs());
            uno.order("press 3");
            uno.order("release 2");
            uno.heard.awaitEvents(3);
            assertEquals(held(false, true), uno.heard.awaitNextStatus().inputs());
            uno.end();
            assertNothingLostOrDamaged(uno);
        }
    }

    private static Optional<DeviceInputs> held(boolean patientStop, boolean button) {
        return Optional.of(new DeviceInputs(patientStop, button));
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
}
