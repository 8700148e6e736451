package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.myodose.device.ChannelDescription;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCounters;
import org.myodose.device.Reply;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** What one side encodes, the other side understands. */
class FrameRoundTripTest {

    private static final Hello HELLO = new Hello(
            new DeviceDescription(
                    1,
                    "Myodose Glove",
                    "G-0001",
                    "1.0.0",
                    250_000,
                    List.of(
                            new ChannelDescription(
                                    "thumb", SensorKind.FLEXIFORCE, SensorPosition.THUMB, ForceUnit.COUNTS, 10, 0),
                            new ChannelDescription(
                                    "Ringfinger ä",
                                    SensorKind.LOAD_CELL,
                                    SensorPosition.RING_FINGER,
                                    ForceUnit.NEWTONS,
                                    24,
                                    -3))),
            true,
            false,
            1_000_000,
            3);

    private final LinkCounters counters = new LinkCounters();
    private final RecordingSink sink = new RecordingSink();
    private final FrameDecoder decoder = new FrameDecoder(new FrameRouter(counters, sink), counters);
    private final FrameEncoder encoder = new FrameEncoder();
    private final byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];

    @Test
    void hostUnderstandsWhatADeviceSends() {
        deliver(encoder.hello(HELLO, 5, line, 0));
        int[] counts = {-1, 8_388_607, -8_388_608, 0};
        deliver(encoder.scans(0xFFFF_FFFFL, 3, 2, 2, counts, new int[] {0, 4000}, line, 0));
        DeviceStatus status = new DeviceStatus(1, 2, OptionalDouble.of(4.98), OptionalDouble.empty());
        deliver(encoder.status(status, 7, line, 0));
        deliver(encoder.event(DeviceEvent.Kind.PATIENT_STOP, true, 8, line, 0));
        Reply reply = new Reply(0x83, 65535, Reply.Result.DONE, 250_000);
        deliver(encoder.reply(reply, 9, line, 0));

        assertEquals(
                List.of(
                        HELLO.device().toString(),
                        "scan 1 @4294967295 [-1, 8388607]",
                        "scan 1 @3999 [-8388608, 0]",
                        status.toString(),
                        new DeviceEvent(DeviceEvent.Kind.PATIENT_STOP, true, 3, 8, 99).toString(),
                        new Reply(0x83, 65535, Reply.Result.DONE, 250_000, 9, 99).toString()),
                sink.heard);
        assertEquals(5, counters.get(LinkCounters.Kind.GOOD_FRAMES));
    }

    @Test
    void deviceUnderstandsEveryCommand() {
        List<Command> commands = List.of(
                new Command.Hello(),
                new Command.Start(),
                new Command.Stop(),
                new Command.Rate(4_294_967_295L),
                new Command.Tare(),
                new Command.Identify(255),
                new Command.Ping(-2));
        List<Command> heard = new ArrayList<>();
        FrameDecoder device = new FrameDecoder(frame -> heard.add(Messages.command(frame)), counters);
        for (Command command : commands) {
            device.accept(line, 0, encoder.command(command, line, 0), 0);
        }
        assertEquals(commands, heard);
    }

    private void deliver(int length) {
        decoder.accept(line, 0, length, 99);
    }
}
