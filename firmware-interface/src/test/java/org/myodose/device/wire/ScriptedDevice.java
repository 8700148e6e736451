package org.myodose.device.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.myodose.device.ByteLink;
import org.myodose.device.ChannelDescription;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceInputs;
import org.myodose.device.DeviceStatus;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** A device that a test plays by hand: it decodes what the host sends, and each test says how it reacts. */
final class ScriptedDevice implements ByteLink {

    /** What the device does when a command has come. */
    @FunctionalInterface
    interface Reaction {
        void to(Command command, Frame frame);
    }

    static final DeviceDescription DESCRIPTION = describe(250_000);

    private static final byte[] END = {};
    private static final long LONGEST_WAIT_SECONDS = 20;

    final List<Command> commands = new ArrayList<>();
    private final BlockingQueue<byte[]> toHost = new LinkedBlockingQueue<>();
    private final FrameDecoder decoder = new FrameDecoder(this::onCommand, new LinkCounters());
    private FrameEncoder encoder = new FrameEncoder();
    private final byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];
    private Reaction reaction = (command, frame) -> {};
    private volatile boolean closed;
    private volatile @Nullable String unplugged;

    /** Introduces itself when asked and answers START, as a device that has just been reset. */
    static ScriptedDevice obedient() {
        ScriptedDevice device = new ScriptedDevice();
        device.react((command, frame) -> {
            if (command instanceof Command.Hello) {
                device.send(device.hello(false, true));
            } else if (command instanceof Command.Start) {
                device.send(device.reply(frame, Reply.Result.DONE));
            }
        });
        return device;
    }

    static DeviceDescription describe(long rateMilliHertz) {
        ChannelDescription palm =
                new ChannelDescription("palm", SensorKind.FLEXIFORCE, SensorPosition.PALM, ForceUnit.COUNTS, 10, 0);
        return new DeviceDescription(1, "Scripted", "S-1", "1.0", rateMilliHertz, List.of(palm));
    }

    void react(Reaction newReaction) {
        reaction = newReaction;
    }

    private void onCommand(Frame frame) {
        Command command = Messages.command(frame);
        if (command == null) {
            throw new IllegalStateException("the host sent a frame of type " + frame.type());
        }
        commands.add(command);
        reaction.to(command, frame);
    }

    /** Puts these bytes on the line as one chunk. */
    void send(byte[]... parts) {
        toHost.add(joined(parts));
    }

    static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** The cable is pulled: reads fail once what is on the line has been read. */
    void unplug() {
        unplugged = "The device was unplugged: plug it in again.";
        toHost.add(END);
    }

    /** Numbers its frames from 0 again. */
    void reset() {
        encoder = new FrameEncoder();
    }

    byte[] hello(boolean streaming, boolean neverStarted) {
        return hello(DESCRIPTION, streaming, neverStarted);
    }

    byte[] hello(DeviceDescription description, boolean streaming, boolean neverStarted) {
        Hello hello = new Hello(description, streaming, neverStarted, 1_000_000, 2);
        return cut(encoder.hello(hello, 0, line, 0));
    }

    byte[] reply(Frame command, Reply.Result result) {
        return cut(encoder.reply(new Reply(command.type(), command.sequence(), result, 0), 0, line, 0));
    }

    byte[] scan(long tickMicros, int count) {
        return cut(encoder.scans(tickMicros, 2, 1, 1, new int[] {count}, new int[1], line, 0));
    }

    byte[] status(DeviceStatus status) {
        return cut(encoder.status(status, 0, line, 0));
    }

    byte[] event() {
        return event(DeviceEvent.Kind.BUTTON, true, 0);
    }

    byte[] event(DeviceEvent.Kind kind, boolean began, long tickMicros) {
        return cut(encoder.event(kind, began, tickMicros, line, 0));
    }

    byte[] endOfStream() {
        return cut(encoder.endOfStream(0, line, 0));
    }

    byte[] status(long tickMicros, boolean patientStopHeld, boolean buttonHeld) {
        DeviceStatus status = new DeviceStatus(
                0,
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(new DeviceInputs(patientStopHeld, buttonHeld)));
        return cut(encoder.status(status, tickMicros, line, 0));
    }

    /** A frame as a device of a later version might introduce itself: only the first byte of the payload is known. */
    byte[] helloOfVersion(int version) {
        byte[] frame = {1, 0, 0, 0, 0, 0, 0, (byte) version, 'n', 'e', 'w', 0, 0};
        int crc = Crc16.of(frame, 0, frame.length - 2);
        frame[frame.length - 2] = (byte) crc;
        frame[frame.length - 1] = (byte) (crc >> 8);
        int length = Cobs.encode(frame, 0, frame.length, line, 0);
        line[length] = FrameDecoder.DELIMITER;
        return cut(length + 1);
    }

    private byte[] cut(int length) {
        return Arrays.copyOf(line, length);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public int read(byte[] buffer) throws LinkException {
        byte[] chunk = next();
        if (chunk.length == 0) {
            String cause = unplugged;
            if (cause != null) {
                throw new LinkException(cause);
            }
            return -1;
        }
        System.arraycopy(chunk, 0, buffer, 0, chunk.length);
        return chunk.length;
    }

    private byte[] next() {
        try {
            byte[] chunk = toHost.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            if (chunk == null) {
                throw new AssertionError("the host waits for bytes that this test never sends");
            }
            return chunk;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws LinkException {
        if (closed) {
            throw new LinkException("The link is closed: open a new one.");
        }
        decoder.accept(bytes, offset, length, 0);
    }

    @Override
    public String description() {
        return "scripted";
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            toHost.add(END);
        }
    }
}
