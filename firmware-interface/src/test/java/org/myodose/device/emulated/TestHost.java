package org.myodose.device.emulated;

import java.util.ArrayList;
import java.util.List;
import org.myodose.device.Command;
import org.myodose.device.LinkCounters;
import org.myodose.device.wire.FrameDecoder;
import org.myodose.device.wire.FrameEncoder;
import org.myodose.device.wire.FrameRouter;
import org.myodose.device.wire.MessageType;

/** The host's side, in step with a device by hand: commands in, and everything that the device sends until a time. */
final class TestHost {

    final EmulatedDevice device;
    final HeardScans heard = new HeardScans();
    final LinkCounters counters = new LinkCounters();
    final List<MessageType> types = new ArrayList<>();
    private final FrameRouter router = new FrameRouter(counters, heard);
    private final FrameDecoder decoder = new FrameDecoder(
            frame -> {
                types.add(java.util.Objects.requireNonNull(MessageType.of(frame.type())));
                router.onFrame(frame);
            },
            counters);
    private final FrameEncoder encoder = new FrameEncoder();
    private final byte[] buffer = new byte[100];

    TestHost(EmulatedDevice device) {
        this.device = device;
    }

    void send(Command command, long nowMicros) {
        byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];
        send(line, encoder.command(command, line, 0), nowMicros);
    }

    void send(byte[] line, int length, long nowMicros) {
        device.receive(line, 0, length, nowMicros);
    }

    /** Lets device time run from one due moment to the next, up to {@code untilMicros}. */
    void listen(long untilMicros) {
        while (!device.isEnded() && device.dueMicros() <= untilMicros) {
            take(device.dueMicros());
        }
        take(untilMicros);
    }

    private void take(long nowMicros) {
        int count = device.transmit(buffer, nowMicros);
        while (count > 0) {
            decoder.accept(buffer, 0, count, 0);
            count = device.transmit(buffer, nowMicros);
        }
    }
}
