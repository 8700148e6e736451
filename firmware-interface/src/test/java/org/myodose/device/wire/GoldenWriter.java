package org.myodose.device.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.myodose.device.ChannelDescription;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceInputs;
import org.myodose.device.DeviceStatus;
import org.myodose.device.ForceUnit;
import org.myodose.device.Reply;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** Makes the frame that a golden row describes in words, with the encoder under test. */
final class GoldenWriter {

    private final GoldenFrame golden;
    private final FrameEncoder encoder;
    private final long tickMicros;
    private final byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];

    private GoldenWriter(GoldenFrame golden) {
        this.golden = golden;
        this.encoder = new FrameEncoder(golden.integer("sequence"));
        this.tickMicros = golden.number("tick");
    }

    static byte[] lineOf(GoldenFrame golden) {
        GoldenWriter writer = new GoldenWriter(golden);
        int length = writer.write();
        return Arrays.copyOf(writer.line, length);
    }

    private int write() {
        return switch (MessageType.valueOf(golden.text("type"))) {
            case HELLO -> encoder.hello(hello(golden), tickMicros, line, 0);
            case SCANS -> scans();
            case STATUS -> encoder.status(status(golden), tickMicros, line, 0);
            case EVENT ->
                golden.integer("code") == 4
                        ? encoder.endOfStream(tickMicros, line, 0)
                        : encoder.event(eventKind(golden), golden.number("state") == 1, tickMicros, line, 0);
            case REPLY -> encoder.reply(reply(golden), tickMicros, line, 0);
            case ASK_HELLO, START, STOP, RATE, TARE, IDENTIFY, PING -> encoder.command(command(golden), line, 0);
        };
    }

    static Command command(GoldenFrame golden) {
        return switch (golden.text("type")) {
            case "ASK_HELLO" -> new Command.Hello();
            case "START" -> new Command.Start();
            case "STOP" -> new Command.Stop();
            case "RATE" -> new Command.Rate(golden.number("milliHertz"));
            case "TARE" -> new Command.Tare();
            case "IDENTIFY" -> new Command.Identify(golden.integer("seconds"));
            case "PING" -> new Command.Ping((int) golden.number("token"));
            default -> throw new AssertionError("no command: " + golden.text("type"));
        };
    }

    static Hello hello(GoldenFrame golden) {
        List<ChannelDescription> channels = new ArrayList<>();
        for (int i = 0; i < golden.integer("channelCount"); i++) {
            channels.add(channel(golden.text("channel" + i)));
        }
        DeviceDescription device = new DeviceDescription(
                golden.integer("version"),
                golden.text("model"),
                golden.text("serialNumber"),
                golden.text("firmwareVersion"),
                golden.number("rateMilliHertz"),
                channels);
        return new Hello(
                device,
                golden.number("streaming") == 1,
                golden.number("neverStarted") == 1,
                golden.number("maxRateMilliHertz"),
                golden.integer("countBytes"));
    }

    private static ChannelDescription channel(String words) {
        int[] numbers = Arrays.stream(words.split(" ", 6))
                .limit(5)
                .mapToInt(word -> Integer.parseInt(word.substring(word.indexOf(':') + 1)))
                .toArray();
        return new ChannelDescription(
                words.substring(words.indexOf("name:") + "name:".length()),
                Arrays.stream(SensorKind.values())
                        .filter(kind -> kind.wireCode() == numbers[0])
                        .findFirst()
                        .orElseThrow(),
                Arrays.stream(SensorPosition.values())
                        .filter(position -> position.wireCode() == numbers[1])
                        .findFirst()
                        .orElseThrow(),
                Arrays.stream(ForceUnit.values())
                        .filter(unit -> unit.wireCode() == numbers[2])
                        .findFirst()
                        .orElseThrow(),
                numbers[3],
                numbers[4]);
    }

    private int scans() {
        int scanCount = golden.integer("scanCount");
        int channelCount = golden.integer("channelCount");
        int[] counts = new int[scanCount * channelCount];
        int[] deltaMicros = new int[scanCount];
        for (int i = 0; i < scanCount; i++) {
            System.arraycopy(golden.counts("counts" + i), 0, counts, i * channelCount, channelCount);
            deltaMicros[i] = i == 0 ? 0 : golden.integer("delta" + i);
        }
        int countBytes = golden.integer("countBytes");
        return encoder.scans(tickMicros, countBytes, channelCount, scanCount, counts, deltaMicros, line, 0);
    }

    static DeviceStatus status(GoldenFrame golden) {
        return new DeviceStatus(
                golden.number("overruns"),
                golden.number("damagedCommands"),
                figure(golden.number("supplyMillivolts"), 65535, 1000),
                figure(golden.number("temperatureCentiCelsius"), 32767, 100),
                golden.has("inputs") ? Optional.of(inputs(golden.integer("inputs"))) : Optional.empty());
    }

    private static DeviceInputs inputs(int held) {
        return new DeviceInputs((held & 1) != 0, (held & 2) != 0);
    }

    private static OptionalDouble figure(long value, long unknown, int perUnit) {
        return value == unknown ? OptionalDouble.empty() : OptionalDouble.of(value / (double) perUnit);
    }

    static DeviceEvent.Kind eventKind(GoldenFrame golden) {
        return switch (golden.integer("code")) {
            case 1 -> DeviceEvent.Kind.BUTTON;
            case 2 -> DeviceEvent.Kind.PATIENT_STOP;
            case 3 -> DeviceEvent.Kind.TARE_REQUESTED;
            default -> throw new AssertionError("no event: " + golden.text("code"));
        };
    }

    static Reply reply(GoldenFrame golden) {
        Reply.Result result = switch (golden.integer("result")) {
            case 0 -> Reply.Result.DONE;
            case 1 -> Reply.Result.UNKNOWN_COMMAND;
            case 2 -> Reply.Result.BAD_ARGUMENT;
            case 3 -> Reply.Result.NOT_NOW;
            default -> Reply.Result.OTHER;
        };
        return new Reply(
                golden.integer("commandType"), golden.integer("commandSequence"), result, golden.number("value"));
    }
}
