package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;

/** After a loss a source takes its own device again, and no other that took its name. */
@Timeout(60)
class WireSourceIdentityTest {

    private final Queue<ScriptedDevice> plugged = new ArrayDeque<>();
    private final WireSource source = new WireSource("port", plugged::remove);
    private final RecordingSink sink = new RecordingSink();

    private static DeviceDescription named(String serialNumber) {
        return new DeviceDescription(
                1, "Scripted", serialNumber, "1.0", 250_000, ScriptedDevice.DESCRIPTION.channels());
    }

    private ScriptedDevice plug(String serialNumber) {
        ScriptedDevice device = new ScriptedDevice();
        device.react((command, frame) -> {
            if (command instanceof Command.Hello) {
                device.send(device.hello(named(serialNumber), false, true));
            } else if (command instanceof Command.Start) {
                device.send(device.reply(frame, Reply.Result.DONE));
            }
        });
        plugged.add(device);
        return device;
    }

    private void losesItsDevice() throws LinkException {
        ScriptedDevice device = plug("left");
        source.open();
        device.unplug();
        assertThrows(LinkException.class, () -> source.poll(sink));
    }

    @Test
    void takesItsOwnDeviceAgain() throws Exception {
        losesItsDevice();
        plug("left");
        assertEquals("left", source.open().serialNumber());
    }

    @Test
    void refusesAnotherDeviceBeforeStartingItAndTakesItsOwnAfterwards() throws Exception {
        losesItsDevice();
        ScriptedDevice other = plug("right");
        LinkException refused = assertThrows(LinkException.class, source::open);
        assertEquals(LinkCause.OTHER_DEVICE, refused.linkCause());
        assertTrue(refused.getMessage().contains("Scripted right"), refused.getMessage());
        assertFalse(other.commands.contains(new Command.Start()));
        assertTrue(other.isClosed());
        plug("left");
        assertEquals("left", source.open().serialNumber());
    }

    @Test
    void refusesAnotherDeviceThatAppearsOnTheSameLineAndDeliversNothingOfIt() throws Exception {
        ScriptedDevice device = plug("left");
        source.open();
        device.send(device.scan(1_000, 1));
        source.poll(sink);
        device.reset();
        device.send(device.hello(named("right"), false, true), device.scan(1_000, 2));
        LinkException refused = assertThrows(LinkException.class, () -> source.poll(sink));
        assertEquals(LinkCause.OTHER_DEVICE, refused.linkCause());
        assertEquals(
                List.of("scan 1 @1000 [1]"),
                sink.heard.stream()
                        .map(line -> line.replaceFirst("scan \\d+", "scan 1"))
                        .toList());
    }

    @Test
    void belongsToNobodyWhileNoDeviceHasStreamed() throws Exception {
        ScriptedDevice deaf = new ScriptedDevice();
        deaf.react((command, frame) -> {
            if (command instanceof Command.Hello) {
                deaf.send(deaf.hello(named("other"), false, true));
            } else if (command instanceof Command.Start) {
                deaf.send(deaf.reply(frame, Reply.Result.NOT_NOW));
            }
        });
        plugged.add(deaf);
        assertThrows(LinkException.class, source::open);
        plug("left");
        assertEquals("left", source.open().serialNumber());
    }
}
