package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myodose.device.Command;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.Reply;

/** The codec against {@code hardware-docs/golden-frames.csv}, in both directions. */
class GoldenFramesTest {

    private static final long ARRIVAL_NS = 123;
    private static final Map<String, Kind> DAMAGE = Map.of(
            "crcError", Kind.CRC_ERRORS,
            "malformed", Kind.MALFORMED_FRAMES,
            "tooShort", Kind.TOO_SHORT,
            "tooLong", Kind.TOO_LONG,
            "empty", Kind.EMPTY_FRAMES);

    static Stream<GoldenFrame> good() {
        return Stream.of("device", "host").flatMap(direction -> GoldenFrame.expecting(direction, "good"));
    }

    static Stream<GoldenFrame> fromDevice() {
        return GoldenFrame.expecting("device", "good", "readOnly");
    }

    static Stream<GoldenFrame> fromHost() {
        return GoldenFrame.expecting("host", "good", "readOnly");
    }

    static Stream<GoldenFrame> refusedByDevice() {
        return GoldenFrame.expecting("host", "badArgument", "unknownCommand");
    }

    static Stream<GoldenFrame> skippedByHost() {
        return GoldenFrame.expecting("device", "unknownType", "badPayload");
    }

    static Stream<GoldenFrame> damaged() {
        return GoldenFrame.all().stream().filter(golden -> DAMAGE.containsKey(golden.expect()));
    }

    @ParameterizedTest
    @MethodSource("good")
    void makesTheFrame(GoldenFrame golden) {
        assertArrayEquals(golden.line(), GoldenWriter.lineOf(golden));
    }

    @ParameterizedTest
    @MethodSource("fromDevice")
    void understandsWhatTheDeviceSays(GoldenFrame golden) {
        LinkCounters counters = new LinkCounters();
        RecordingSink sink = new RecordingSink();
        FrameRouter router = new FrameRouter(counters, sink);
        FrameDecoder decoder = new FrameDecoder(router, counters);
        if (golden.text("type").equals("SCANS")) {
            introduce(decoder, golden);
            sink.heard.clear();
        }
        decoder.accept(golden.line(), 0, golden.line().length, ARRIVAL_NS);

        assertEquals(heard(golden), sink.heard);
        assertEquals(isEndOfStream(golden), router.streamEnded());
        if (golden.text("type").equals("HELLO")) {
            assertEquals(GoldenWriter.hello(golden), router.hello());
        }
        assertEquals(0, counters.damagedFrames());
    }

    @ParameterizedTest
    @MethodSource("fromHost")
    void understandsWhatTheHostAsks(GoldenFrame golden) {
        List<Command> heard = new ArrayList<>();
        feed(golden, new LinkCounters(), frame -> {
            assertEquals(golden.integer("sequence"), frame.sequence());
            assertEquals(0, frame.tickMicros());
            heard.add(Messages.command(frame));
        });
        assertEquals(List.of(GoldenWriter.command(golden)), heard);
    }

    @ParameterizedTest
    @MethodSource("refusedByDevice")
    void refusesWhatTheHostMayNotAsk(GoldenFrame golden) {
        List<String> heard = new ArrayList<>();
        feed(golden, new LinkCounters(), frame -> {
            MessageType type = MessageType.of(frame.type());
            boolean known = type != null && type.isCommand();
            heard.add((known ? "badArgument" : "unknownCommand") + " " + Messages.command(frame));
        });
        assertEquals(List.of(golden.expect() + " null"), heard);
    }

    @ParameterizedTest
    @MethodSource("skippedByHost")
    void countsWhatItMustSkip(GoldenFrame golden) {
        LinkCounters counters = new LinkCounters();
        RecordingSink sink = new RecordingSink();
        FrameDecoder decoder = new FrameDecoder(new FrameRouter(counters, sink), counters);
        if (golden.text("type").equals("SCANS")) {
            introduce(decoder, golden);
            sink.heard.clear();
        }
        long goodBefore = counters.get(Kind.GOOD_FRAMES);
        decoder.accept(golden.line(), 0, golden.line().length, ARRIVAL_NS);

        Kind kind = golden.expect().equals("badPayload") ? Kind.BAD_PAYLOADS : Kind.UNKNOWN_TYPES;
        assertEquals(1, counters.get(kind));
        assertEquals(goodBefore + 1, counters.get(Kind.GOOD_FRAMES));
        assertEquals(List.of(), sink.heard);
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void countsDamageByItsKind(GoldenFrame golden) {
        LinkCounters counters = new LinkCounters();
        FrameDecoder decoder = new FrameDecoder(
                frame -> {
                    throw new AssertionError("not a good frame");
                },
                counters);
        decoder.accept(new byte[] {FrameDecoder.DELIMITER}, 0, 1, 0);
        long emptyBefore = counters.get(Kind.EMPTY_FRAMES);
        decoder.accept(golden.line(), 0, golden.line().length, 0);

        Kind kind = Objects.requireNonNull(DAMAGE.get(golden.expect()));
        assertEquals(1, counters.get(kind) - (kind == Kind.EMPTY_FRAMES ? emptyBefore : 0));
        assertEquals(kind == Kind.EMPTY_FRAMES ? 0 : 1, counters.damagedFrames());
        assertEquals(kind == Kind.EMPTY_FRAMES ? 0 : golden.line().length, counters.get(Kind.DAMAGED_BYTES));
    }

    @Test
    void coverEveryMessageTypeAndEveryKindOfDamage() {
        Set<String> types = good().map(golden -> golden.text("type")).collect(Collectors.toSet());
        assertEquals(EnumSet.allOf(MessageType.class).stream().map(Enum::name).collect(Collectors.toSet()), types);
        assertEquals(DAMAGE.keySet(), damaged().map(GoldenFrame::expect).collect(Collectors.toSet()));
    }

    @Test
    void coverTheEdges() {
        List<GoldenFrame> frames = good().toList();
        assertTrue(frames.stream().anyMatch(golden -> golden.decoded().length == Frame.MAX_BYTES));
        assertTrue(frames.stream().anyMatch(golden -> golden.number("sequence") == 65535));
        assertTrue(frames.stream().anyMatch(golden -> golden.number("tick") == 0xFFFF_FFFFL));
        assertTrue(frames.stream().anyMatch(golden -> (golden.line()[0] & 0xFF) == 0xFF));
        assertTrue(frames.stream().anyMatch(golden -> golden.has("channel63")));
    }

    private static void feed(GoldenFrame golden, LinkCounters counters, FrameHandler handler) {
        new FrameDecoder(handler, counters).accept(golden.line(), 0, golden.line().length, ARRIVAL_NS);
    }

    /** Lets the router know how to read the scans of that row, one sequence number earlier. */
    private static void introduce(FrameDecoder decoder, GoldenFrame golden) {
        byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];
        Hello hello = TestDevices.hello(golden.integer("countBytes"), golden.integer("channelCount"));
        int length = new FrameEncoder(golden.integer("sequence") - 1).hello(hello, 0, line, 0);
        decoder.accept(line, 0, length, 0);
    }

    private static List<String> heard(GoldenFrame golden) {
        return switch (golden.text("type")) {
            case "HELLO" -> List.of(GoldenWriter.hello(golden).device().toString());
            case "SCANS" -> scans(golden);
            case "STATUS" -> List.of(GoldenWriter.status(golden).toString());
            case "EVENT" ->
                isEndOfStream(golden)
                        ? List.of()
                        : List.of(new DeviceEvent(
                                        GoldenWriter.eventKind(golden),
                                        golden.number("state") == 1,
                                        golden.integer("sequence"),
                                        golden.number("tick"),
                                        ARRIVAL_NS)
                                .toString());
            case "REPLY" -> List.of(received(GoldenWriter.reply(golden), golden).toString());
            default -> throw new AssertionError(golden + " does not come from a device");
        };
    }

    private static boolean isEndOfStream(GoldenFrame golden) {
        return golden.text("type").equals("EVENT") && golden.integer("code") == 4;
    }

    private static Reply received(Reply sent, GoldenFrame golden) {
        return new Reply(
                sent.commandType(),
                sent.commandSequence(),
                sent.result(),
                sent.value(),
                golden.number("tick"),
                ARRIVAL_NS);
    }

    private static List<String> scans(GoldenFrame golden) {
        List<String> scans = new ArrayList<>();
        long tickMicros = golden.number("tick");
        for (int i = 0; i < golden.integer("scanCount"); i++) {
            tickMicros += i == 0 ? 0 : golden.number("delta" + i);
            String counts = Arrays.toString(golden.counts("counts" + i));
            scans.add("scan " + golden.text("sequence") + " @" + tickMicros % 0x1_0000_0000L + " " + counts);
        }
        return scans;
    }
}
