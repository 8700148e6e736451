package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.device.Command;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;
import org.myodose.device.ScanSource;

@Timeout(30)
class WireSourceHandshakeTest {

    private final ScriptedDevice device = ScriptedDevice.obedient();
    private final RecordingSink sink = new RecordingSink();

    @Test
    void asksForAnIntroductionThenStarts() throws Exception {
        try (ScanSource source = source(beats(1))) {
            assertEquals(ScriptedDevice.DESCRIPTION, source.open());
            assertEquals(List.of(new Command.Hello(), new Command.Start()), device.commands);
        }
    }

    @Test
    void asksAgainUntilADeviceThatIsDeafWhileItResetsAnswers() throws Exception {
        device.react((command, frame) -> {
            if (command instanceof Command.Hello && device.commands.size() == 8) {
                device.send(device.hello(false, true));
            } else if (command instanceof Command.Start) {
                device.send(device.reply(frame, Reply.Result.DONE));
            }
        });
        try (ScanSource source = source(beats(20))) {
            assertEquals(ScriptedDevice.DESCRIPTION, source.open());
        }
    }

    @Test
    void losesNoScanThatComesInTheSameChunkAsTheAnswerToStart() throws Exception {
        device.react((command, frame) -> {
            if (command instanceof Command.Hello) {
                device.send(device.hello(false, true));
            } else if (command instanceof Command.Start) {
                device.send(device.reply(frame, Reply.Result.DONE), device.scan(1000, 7), device.scan(2000, 8));
            }
        });
        try (ScanSource source = source(beats(1))) {
            source.open();
            assertTrue(source.poll(sink));
            assertEquals(List.of("scan 2 @1000 [7]", "scan 3 @2000 [8]"), sink.heard);
            assertEquals(2, source.counters().get(Kind.SCANS));
        }
    }

    @Test
    void losesNoScanOfADeviceThatStreamsAlready() throws Exception {
        device.react((command, frame) -> {
            if (command instanceof Command.Hello) {
                device.send(device.scan(1000, 6), device.hello(true, false), device.scan(2000, 7));
            }
        });
        try (ScanSource source = source(beats(1))) {
            source.open();
            assertTrue(source.poll(sink));
            assertEquals(List.of("scan 2 @2000 [7]"), sink.heard);
            assertEquals(1, source.counters().get(Kind.SCANS));
            assertEquals(1, source.counters().get(Kind.UNDESCRIBED_FRAMES));
        }
    }

    @Test
    void survivesTheTailOfAFrameAndNoiseBeforeTheIntroduction() throws Exception {
        device.send(new byte[] {17, 99, -4, 0, 5, 5, 0});
        try (ScanSource source = source(beats(1))) {
            assertEquals(ScriptedDevice.DESCRIPTION, source.open());
        }
    }

    @Test
    void namesBothVersionsWhenTheDeviceSpeaksANewerProtocol() {
        device.react((command, frame) -> device.send(device.helloOfVersion(3)));
        assertEquals(
                "The device at serial:/dev/ttyACM0 speaks version 3 of the wire protocol and this program only version 1:"
                        + " update Myodose, or load firmware for version 1 onto the device.",
                refusal(beats(1)));
    }

    @Test
    void showsTheTextWhenTheDeviceSendsLinesOfText() {
        device.react((command, frame) -> {});
        device.send("Force: 12.5\r\nForce: 12.6\r\n".getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                "What serial:/dev/ttyACM0 sends is not Myodose's protocol (26 bytes, beginning 'Force: 12.5 | Force:"
                        + " 12.6'): it looks like lines of text; choose the port of a Myodose device, or load its firmware"
                        + " onto this one.",
                refusal(timeOut()));
    }

    @Test
    void showsTheBytesWhenTheyAreNoText() {
        device.react((command, frame) -> {});
        device.send(new byte[] {(byte) 0xA5, (byte) 0x80, 0x01, (byte) 0xFF});
        assertEquals(
                "What serial:/dev/ttyACM0 sends is not Myodose's protocol (4 bytes, beginning A5 80 01 FF): check that"
                        + " ?baud= is the device's rate and that this is the port of a Myodose device.",
                refusal(timeOut()));
    }

    @Test
    void saysWhatToCheckWhenNothingComes() {
        device.react((command, frame) -> {});
        assertEquals(
                "Nothing came from serial:/dev/ttyACM0 within 5 seconds: check that the device has power and runs Myodose"
                        + " firmware, that its cable carries data, and that its baud rate is the one given by ?baud=.",
                refusal(timeOut()));
        assertEquals(20, device.commands.size());
    }

    @Test
    void recognisesItsOwnEcho() {
        FrameEncoder echo = new FrameEncoder();
        byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];
        device.react((command, frame) -> device.send(Arrays.copyOf(line, echo.command(command, line, 0))));
        assertTrue(refusal(timeOut()).contains("only sends back what is sent to it"));
    }

    @Test
    void saysWhenADeviceTalksButNeverIntroducesItself() {
        device.react((command, frame) -> device.send(device.event()));
        assertTrue(refusal(timeOut()).contains("speaks the protocol but did not introduce itself"));
    }

    @Test
    void saysWhenTheDeviceDoesNotAnswerStart() {
        device.react((command, frame) -> {
            if (command instanceof Command.Hello) {
                device.send(device.hello(false, true));
            }
        });
        assertTrue(refusal(timeOut()).contains("did not answer the command to start: reset it"));
    }

    @Test
    void saysWhenTheDeviceRefusesToStart() {
        device.react((command, frame) -> device.send(
                command instanceof Command.Hello
                        ? device.hello(false, true)
                        : device.reply(frame, Reply.Result.NOT_NOW)));
        assertTrue(refusal(beats(1)).contains("does not start measuring now: release its patient-stop button"));
    }

    @Test
    void passesOnThatTheDeviceWasUnplugged() {
        device.react((command, frame) -> device.unplug());
        assertEquals("The device was unplugged: plug it in again.", refusal(beats(1)));
    }

    @Test
    void endsOpenlyWhenTheLinkFailsAsItShouldNotWhileSending() {
        device.react((command, frame) -> {
            throw new UnsupportedOperationException("broken driver");
        });
        assertEquals(
                "Sending to serial:/dev/ttyACM0 failed in a way that it should not"
                        + " (java.lang.UnsupportedOperationException: broken driver): please report this.",
                refusal(beats(1)));
    }

    @Test
    void saysWhenSomebodyClosesWhileConnecting() {
        device.react((command, frame) -> device.close());
        assertEquals(
                "The connection to serial:/dev/ttyACM0 was closed before the device had introduced itself.",
                refusal(beats(1)));
    }

    @Test
    void triesAgainAfterARefusal() throws Exception {
        device.react((command, frame) -> {});
        ScriptedDevice second = ScriptedDevice.obedient();
        List<ScriptedDevice> inTurn = new ArrayList<>(List.of(device, second));
        List<Pacer> pacers = new ArrayList<>(List.of(timeOut(), beats(1)));
        try (ScanSource source = new WireSource(
                "serial:/dev/ttyACM0",
                inTurn::removeFirst,
                (period, beat) -> pacers.removeFirst().start(period, beat),
                System::nanoTime)) {
            assertThrows(LinkException.class, source::open);
            assertEquals(ScriptedDevice.DESCRIPTION, source.open());
        }
    }

    @Test
    void asksInRealTimeToo() throws Exception {
        try (ScanSource source = new WireSource("serial:/dev/ttyACM0", () -> device)) {
            assertEquals(ScriptedDevice.DESCRIPTION, source.open());
        }
    }

    private ScanSource source(Pacer pacer) {
        return new WireSource("serial:/dev/ttyACM0", () -> device, pacer, System::nanoTime);
    }

    private String refusal(Pacer pacer) {
        try (ScanSource source = source(pacer)) {
            String sentence = assertThrows(LinkException.class, source::open).getMessage();
            assertTrue(device.isClosed(), "a refused device must not stay open");
            return sentence;
        }
    }

    /** Time passes in no time: so many beats before the first byte is read. */
    private static Pacer beats(int count) {
        return (period, beat) -> {
            for (int done = 0; done < count; done++) {
                beat.run();
            }
            return () -> {};
        };
    }

    private static Pacer timeOut() {
        return beats(21);
    }
}
