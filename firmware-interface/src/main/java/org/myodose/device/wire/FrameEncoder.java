package org.myodose.device.wire;

import java.util.OptionalDouble;
import org.myodose.device.ChannelDescription;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceInputs;
import org.myodose.device.DeviceStatus;
import org.myodose.device.Reply;

/**
 * Makes frames ready for the line: numbered, checked, stuffed and ended by a delimiter. One encoder per sender and
 * connection; a sender puts one {@link FrameDecoder#DELIMITER} on the line before its first frame.
 *
 * <p>Every method writes to {@code line} from {@code offset} on and returns how many bytes it wrote, at most {@link
 * #MAX_LINE_BYTES}; {@code line} belongs to the caller. Scans are encoded without allocation. Not thread-safe. Figures
 * that the protocol cannot carry are refused by {@link IllegalArgumentException}, and use up no sequence number.
 */
public final class FrameEncoder {

    /** Room that any frame fits into, delimiter included. */
    public static final int MAX_LINE_BYTES = Cobs.maxEncodedLength(Frame.MAX_BYTES) + 1;

    private static final int MAX_PAYLOAD_END = Frame.MAX_BYTES - Frame.CRC_BYTES;

    private final byte[] frame = new byte[Frame.MAX_BYTES];
    private int at;
    private int nextSequence;

    /** Numbers its frames from 0, as after a reset. */
    public FrameEncoder() {
        this(0);
    }

    /** Numbers its frames from {@code firstSequence}, modulo 65536. */
    public FrameEncoder(int firstSequence) {
        this.nextSequence = firstSequence & 0xFFFF;
    }

    /** Number that the next frame will carry. */
    public int nextSequence() {
        return nextSequence;
    }

    /** HELLO, device to host. */
    public int hello(Hello hello, long tickMicros, byte[] line, int offset) {
        DeviceDescription device = hello.device();
        begin(MessageType.HELLO, tickMicros);
        u8(device.protocolVersion());
        u8((hello.streaming() ? Messages.STREAMING_FLAG : 0)
                | (hello.neverStarted() ? Messages.NEVER_STARTED_FLAG : 0));
        u32(device.rateMilliHertz());
        u32(hello.maxRateMilliHertz());
        u8(hello.countBytes());
        u8(hello.channelCount());
        text(device.model(), Hello.MAX_TEXT_BYTES);
        text(device.serialNumber(), Hello.MAX_TEXT_BYTES);
        text(device.firmwareVersion(), Hello.MAX_TEXT_BYTES);
        for (ChannelDescription channel : device.channels()) {
            u8(channel.kind().wireCode());
            u8(channel.position().wireCode());
            u8(channel.unit().wireCode());
            u8(channel.bits());
            signed(channel.decimalExponent(), 1);
            text(channel.name(), Hello.MAX_NAME_BYTES);
        }
        return end(line, offset);
    }

    /**
     * SCANS, device to host: {@code scanCount} scans of {@code channelCount} counts each, one scan after the other in
     * {@code rawCounts}.
     *
     * @param tickMicros device clock at the first scan
     * @param deltaMicros [k] is the time from scan k − 1 to scan k, 1 to 65535; [0] is not looked at
     */
    public int scans(
            long tickMicros,
            int countBytes,
            int channelCount,
            int scanCount,
            int[] rawCounts,
            int[] deltaMicros,
            byte[] line,
            int offset) {
        require(scanCount >= 1, "a SCANS frame holds at least one scan");
        begin(MessageType.SCANS, tickMicros);
        u8(scanCount);
        for (int scan = 0; scan < scanCount; scan++) {
            if (scan > 0) {
                require(deltaMicros[scan] >= 1, "scans of one frame must be at least 1 microsecond apart");
                u16(deltaMicros[scan]);
            }
            for (int channel = 0; channel < channelCount; channel++) {
                signed(rawCounts[scan * channelCount + channel], countBytes);
            }
        }
        return end(line, offset);
    }

    /** Most scans that fit into one frame. */
    public static int maxScans(int countBytes, int channelCount) {
        int room = Frame.MAX_BYTES - Frame.MIN_BYTES - 1 + 2;
        return Math.min(255, room / (countBytes * channelCount + 2));
    }

    /** STATUS, device to host. */
    public int status(DeviceStatus status, long tickMicros, byte[] line, int offset) {
        begin(MessageType.STATUS, tickMicros);
        u32(status.overruns());
        u32(status.damagedCommands());
        u16(scaled(status.supplyVolts(), 1000, Messages.SUPPLY_UNKNOWN));
        signed(scaled(status.temperatureCelsius(), 100, Messages.TEMPERATURE_UNKNOWN), 2);
        status.inputs().ifPresent(this::inputs);
        return end(line, offset);
    }

    private void inputs(DeviceInputs held) {
        int stop = held.patientStopHeld() ? Messages.PATIENT_STOP_HELD : 0;
        u8(stop | (held.buttonHeld() ? Messages.BUTTON_HELD : 0));
    }

    /** The EVENT that nothing more will come, device to host. */
    public int endOfStream(long tickMicros, byte[] line, int offset) {
        begin(MessageType.EVENT, tickMicros);
        u8(Messages.END_OF_STREAM);
        u8(1);
        return end(line, offset);
    }

    /** EVENT, device to host; {@code tickMicros} is when it happened. */
    public int event(DeviceEvent.Kind kind, boolean began, long tickMicros, byte[] line, int offset) {
        begin(MessageType.EVENT, tickMicros);
        u8(
                switch (kind) {
                    case BUTTON -> 1;
                    case PATIENT_STOP -> 2;
                    case TARE_REQUESTED -> 3;
                });
        u8(began ? 1 : 0);
        return end(line, offset);
    }

    /** REPLY, device to host. */
    public int reply(Reply reply, long tickMicros, byte[] line, int offset) {
        begin(MessageType.REPLY, tickMicros);
        u8(reply.commandType());
        u16(reply.commandSequence());
        u8(reply.result().ordinal());
        u32(reply.value());
        return end(line, offset);
    }

    /** Any command, host to device. */
    public int command(Command command, byte[] line, int offset) {
        switch (command) {
            case Command.Hello() -> begin(MessageType.ASK_HELLO, 0);
            case Command.Start() -> begin(MessageType.START, 0);
            case Command.Stop() -> begin(MessageType.STOP, 0);
            case Command.Rate rate -> {
                require(rate.milliHertz() > 0, "a rate must be positive");
                begin(MessageType.RATE, 0);
                u32(rate.milliHertz());
            }
            case Command.Tare() -> begin(MessageType.TARE, 0);
            case Command.Identify identify -> {
                require(identify.seconds() > 0, "a device identifies itself for 1 to 255 seconds");
                begin(MessageType.IDENTIFY, 0);
                u8(identify.seconds());
            }
            case Command.Ping ping -> {
                begin(MessageType.PING, 0);
                u32(Integer.toUnsignedLong(ping.token()));
            }
        }
        return end(line, offset);
    }

    private void begin(MessageType type, long tickMicros) {
        at = 0;
        u8(type.code());
        u16(nextSequence);
        u32(tickMicros);
    }

    private int end(byte[] line, int offset) {
        Frame.SHORT.set(frame, at, (short) Crc16.of(frame, 0, at));
        int length = Cobs.encode(frame, 0, at + Frame.CRC_BYTES, line, offset);
        line[offset + length] = FrameDecoder.DELIMITER;
        nextSequence = (nextSequence + 1) & 0xFFFF;
        return length + 1;
    }

    private void text(String text, int maxBytes) {
        byte[] bytes = WireText.encode(text, maxBytes);
        u8(bytes.length);
        System.arraycopy(bytes, 0, frame, at, bytes.length);
        at += bytes.length;
    }

    private void u8(int value) {
        put((int) unsigned(value, 1), 1);
    }

    private void u16(int value) {
        put((int) unsigned(value, 2), 2);
    }

    private void u32(long value) {
        put((int) unsigned(value, 4), 4);
    }

    private void signed(int value, int bytes) {
        int spare = 32 - 8 * bytes;
        require(value << spare >> spare == value, "a figure does not fit into its bytes on the wire");
        put(value, bytes);
    }

    private static long unsigned(long value, int bytes) {
        require(value >>> (8 * bytes) == 0, "a figure does not fit into its bytes on the wire");
        return value;
    }

    private void put(int value, int bytes) {
        require(at + bytes <= MAX_PAYLOAD_END, "the message does not fit into a frame");
        for (int i = 0; i < bytes; i++) {
            frame[at++] = (byte) (value >> (8 * i));
        }
    }

    private static int scaled(OptionalDouble figure, int factor, int unknown) {
        if (figure.isEmpty()) {
            return unknown;
        }
        double scaled = Math.rint(figure.getAsDouble() * factor);
        require(scaled >= -unknown - 1 && scaled < unknown, "a measurement is beyond what a STATUS can say");
        return (int) scaled;
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
