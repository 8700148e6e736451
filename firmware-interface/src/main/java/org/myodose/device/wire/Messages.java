package org.myodose.device.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.myodose.device.ChannelDescription;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceInputs;
import org.myodose.device.DeviceStatus;
import org.myodose.device.ForceUnit;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/**
 * What the frames that are not scans say. Each function reads the payload of a frame of its type and returns null when
 * the contents are impossible, whatever they are: it never throws. These messages are rare, so it may allocate.
 */
public final class Messages {

    static final int STREAMING_FLAG = 1;
    static final int NEVER_STARTED_FLAG = 2;
    static final int SUPPLY_UNKNOWN = 0xFFFF;
    static final int TEMPERATURE_UNKNOWN = 0x7FFF;

    private static final int LAST_EVENT_CODE = 4;
    static final int END_OF_STREAM = 4;
    private static final int STATUS_BYTES = 12;
    static final int PATIENT_STOP_HELD = 1;
    static final int BUTTON_HELD = 2;
    private static final int EVENT_BYTES = 2;
    private static final int REPLY_BYTES = 8;

    private Messages() {}

    /** Whether an EVENT carries a code that this version does not know; a later one may have more. */
    static boolean isUnknownEvent(Frame frame) {
        return frame.payloadLength() > 0 && frame.u8(0) > LAST_EVENT_CODE;
    }

    /** Protocol version of a HELLO, its first byte in every version; 0, which is none, when it is empty. */
    public static int protocolVersion(Frame frame) {
        return frame.payloadLength() == 0 ? 0 : frame.u8(0);
    }

    /** Reads a HELLO of version 1. Kinds and positions that this version does not know become unknown, unspecified. */
    public static @Nullable Hello hello(Frame frame) {
        PayloadReader reader = new PayloadReader(frame);
        int version = reader.u8();
        int flags = reader.u8();
        long rate = reader.u32();
        long maxRate = reader.u32();
        int countBytes = reader.u8();
        int channelCount = reader.u8();
        boolean possible = version == Hello.PROTOCOL_VERSION
                && rate > 0
                && maxRate >= rate
                && countBytes >= 2
                && countBytes <= 4
                && channelCount >= 1
                && channelCount <= Scan.MAX_CHANNELS;
        if (!possible) {
            return null;
        }
        String model = reader.text(Hello.MAX_TEXT_BYTES);
        String serialNumber = reader.text(Hello.MAX_TEXT_BYTES);
        String firmwareVersion = reader.text(Hello.MAX_TEXT_BYTES);
        List<ChannelDescription> channels = new ArrayList<>(channelCount);
        for (int i = 0; i < channelCount; i++) {
            @Nullable ChannelDescription channel = channel(reader);
            if (channel == null) {
                return null;
            }
            channels.add(channel);
        }
        if (!Hello.namesAreUnique(channels)) {
            return null;
        }
        DeviceDescription device = new DeviceDescription(version, model, serialNumber, firmwareVersion, rate, channels);
        boolean streaming = (flags & STREAMING_FLAG) != 0;
        return new Hello(device, streaming, (flags & NEVER_STARTED_FLAG) != 0, maxRate, countBytes);
    }

    private static @Nullable ChannelDescription channel(PayloadReader reader) {
        SensorKind kind = kind(reader.u8());
        SensorPosition position = position(reader.u8());
        @Nullable ForceUnit unit = unit(reader.u8());
        int bits = reader.u8();
        int decimalExponent = reader.i8();
        String name = reader.text(Hello.MAX_NAME_BYTES);
        boolean possible = !reader.failed() && bits >= 1 && bits <= 32 && !name.isEmpty();
        return possible && unit != null
                ? new ChannelDescription(name, kind, position, unit, bits, decimalExponent)
                : null;
    }

    /** Reads a STATUS. */
    public static @Nullable DeviceStatus status(Frame frame) {
        if (frame.payloadLength() < STATUS_BYTES) {
            return null;
        }
        int milliVolts = frame.u16(8);
        int centiCelsius = frame.i16(10);
        return new DeviceStatus(
                frame.u32(0),
                frame.u32(4),
                milliVolts == SUPPLY_UNKNOWN ? OptionalDouble.empty() : OptionalDouble.of(milliVolts / 1000.0),
                centiCelsius == TEMPERATURE_UNKNOWN ? OptionalDouble.empty() : OptionalDouble.of(centiCelsius / 100.0),
                inputs(frame));
    }

    /** The first byte that STATUS has grown by since version 1 began. */
    private static Optional<DeviceInputs> inputs(Frame frame) {
        if (frame.payloadLength() == STATUS_BYTES) {
            return Optional.empty();
        }
        int held = frame.u8(STATUS_BYTES);
        return Optional.of(new DeviceInputs((held & PATIENT_STOP_HELD) != 0, (held & BUTTON_HELD) != 0));
    }

    /** Whether an EVENT says that nothing more will come. */
    static boolean isEndOfStream(Frame frame) {
        return frame.payloadLength() >= EVENT_BYTES && frame.u8(0) == END_OF_STREAM && frame.u8(1) == 1;
    }

    /** Reads an EVENT; null also for a code that this version does not know. */
    public static @Nullable DeviceEvent event(Frame frame) {
        if (frame.payloadLength() < EVENT_BYTES || frame.u8(1) > 1) {
            return null;
        }
        DeviceEvent.@Nullable Kind kind = switch (frame.u8(0)) {
            case 1 -> DeviceEvent.Kind.BUTTON;
            case 2 -> DeviceEvent.Kind.PATIENT_STOP;
            case 3 -> DeviceEvent.Kind.TARE_REQUESTED;
            default -> null;
        };
        return kind == null
                ? null
                : new DeviceEvent(kind, frame.u8(1) == 1, frame.sequence(), frame.tickMicros(), frame.arrivalNs());
    }

    /** Reads a REPLY. */
    public static @Nullable Reply reply(Frame frame) {
        if (frame.payloadLength() < REPLY_BYTES) {
            return null;
        }
        Reply.Result[] results = Reply.Result.values();
        Reply.Result result = results[Math.min(frame.u8(3), Reply.Result.OTHER.ordinal())];
        return new Reply(frame.u8(0), frame.u16(1), result, frame.u32(4), frame.tickMicros(), frame.arrivalNs());
    }

    /**
     * Reads a command, on the device's side. Null when the type is no command (answer with result 1) or the argument is
     * impossible (result 2): {@link MessageType#of} tells which.
     */
    public static @Nullable Command command(Frame frame) {
        @Nullable MessageType type = MessageType.of(frame.type());
        int length = frame.payloadLength();
        return switch (type) {
            case ASK_HELLO -> new Command.Hello();
            case START -> length == 0 ? new Command.Start() : null;
            case STOP -> length == 0 ? new Command.Stop() : null;
            case RATE -> length == 4 && frame.u32(0) > 0 ? new Command.Rate(frame.u32(0)) : null;
            case TARE -> length == 0 ? new Command.Tare() : null;
            case IDENTIFY -> length == 1 && frame.u8(0) > 0 ? new Command.Identify(frame.u8(0)) : null;
            case PING -> length == 4 ? new Command.Ping((int) frame.u32(0)) : null;
            case HELLO, SCANS, STATUS, EVENT, REPLY -> null;
            case null -> null;
        };
    }

    private static SensorKind kind(int code) {
        for (SensorKind kind : SensorKind.values()) {
            if (kind.wireCode() == code) {
                return kind;
            }
        }
        return SensorKind.UNKNOWN;
    }

    private static SensorPosition position(int code) {
        for (SensorPosition position : SensorPosition.values()) {
            if (position.wireCode() == code) {
                return position;
            }
        }
        return SensorPosition.UNSPECIFIED;
    }

    /** No stand-in here: a figure in a unit that nobody knows must not be shown. */
    private static @Nullable ForceUnit unit(int code) {
        for (ForceUnit unit : ForceUnit.values()) {
            if (unit.wireCode() == code) {
                return unit;
            }
        }
        return null;
    }
}
