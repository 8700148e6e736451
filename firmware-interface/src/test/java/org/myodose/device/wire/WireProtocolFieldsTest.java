package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myodose.device.ForceUnit;
import org.myodose.device.PageTable;
import org.myodose.device.Reply;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;
import org.myodose.device.conformance.Requirement;

/** The golden frames can be read by the tables of {@code wire-protocol.md} alone, and codes are those of the code, Java and C. */
class WireProtocolFieldsTest {

    private static final String DOCUMENT = PageTable.page("wire-protocol.md");
    private static final Map<String, String> GOLDEN_NAMES = Map.of("protocolVersion", "version");
    private static final String HEADER = PageTable.page("../firmware-interface/firmware/src/protocol.h");

    static Stream<GoldenFrame> framesWithATable() {
        return GoldenFrame.all().stream()
                .filter(golden -> golden.expect().equals("good"))
                .filter(golden -> List.of("HELLO", "STATUS", "EVENT", "REPLY").contains(golden.text("type")));
    }

    @ParameterizedTest
    @MethodSource("framesWithATable")
    void itsTableReadsTheFrame(GoldenFrame golden) {
        ByteBuffer payload = payload(golden);
        Map<String, String> read = new LinkedHashMap<>();
        for (List<String> row : fields(golden.text("type"))) {
            boolean leftOut = row.get(3).contains("may be left out") && !payload.hasRemaining();
            if (row.get(1).equals("…") || leftOut) {
                continue;
            }
            if (!row.get(0).equals("…")) {
                assertEquals(Integer.parseInt(row.get(0)), payload.position(), "offset of " + row.get(2));
            }
            read.put(row.get(2), value(row.get(1), payload));
        }
        read.remove("flags");
        read.forEach((field, value) ->
                assertEquals(golden.text(GOLDEN_NAMES.getOrDefault(field, field)), value, golden + ": " + field));
        // Of a HELLO the channels are left.
        assertEquals(golden.text("type").equals("HELLO"), payload.hasRemaining());
    }

    private static ByteBuffer payload(GoldenFrame golden) {
        byte[] bytes = golden.decoded();
        int length = bytes.length - Frame.HEADER_BYTES - Frame.CRC_BYTES;
        return ByteBuffer.wrap(bytes, Frame.HEADER_BYTES, length).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static List<List<String>> fields(String message) {
        String section = DOCUMENT.substring(DOCUMENT.indexOf("### " + message + " ("));
        return PageTable.rows(section, "offset", "size", "field", "meaning");
    }

    private static String value(String size, ByteBuffer payload) {
        return switch (size) {
            case "u8" -> String.valueOf(Byte.toUnsignedInt(payload.get()));
            case "u16" -> String.valueOf(Short.toUnsignedInt(payload.getShort()));
            case "i16" -> String.valueOf(payload.getShort());
            case "u32" -> String.valueOf(Integer.toUnsignedLong(payload.getInt()));
            case "text" -> {
                byte[] text = new byte[Byte.toUnsignedInt(payload.get())];
                payload.get(text);
                yield new String(text, StandardCharsets.UTF_8);
            }
            default -> throw new AssertionError("no such size: " + size);
        };
    }

    static Stream<GoldenFrame> commands() {
        return GoldenFrame.expecting("host", "good");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theTableOfMessagesReadsTheCommand(GoldenFrame golden) {
        List<String> row = PageTable.rows(DOCUMENT, "code", "name").stream()
                .filter(message -> message.get(1).equals(golden.text("type")))
                .findFirst()
                .orElseThrow();
        ByteBuffer payload = payload(golden);
        String[] argument = row.get(3).split(" ", -1);
        if (argument.length == 2 && !argument[1].equals("ignored")) {
            assertEquals(golden.text(argument[1]), value(argument[0], payload));
        }
        assertEquals(0, payload.remaining());
    }

    @Test
    void tellsTheCodesOfEventsAsTheFirmwareHasThem() {
        assertEquals(enumOf("event_code", "EVENT_"), codes(fields("EVENT"), "code"));
    }

    @Test
    void tellsTheResultsAsFirmwareAndHostHaveThem() {
        Map<String, String> results = codes(fields("REPLY"), "result");
        assertEquals(enumOf("reply_result", "REPLY_"), results);
        assertEquals(
                results,
                IntStream.range(0, Reply.Result.OTHER.ordinal())
                        .boxed()
                        .collect(Collectors.toMap(String::valueOf, code -> words(Reply.Result.values()[code].name()))));
    }

    /** Some of the host's; the firmware's names of two kinds are shorter. */
    @Test
    void kindsUnitsAndPositionsOfTheFirmwareAreTheHosts() {
        Map<String, String> longer = Map.of("fsr", "force sensing resistor", "mat cell", "pressure mat cell");
        enumOf("sensor_kind", "KIND_")
                .forEach((code, name) -> assertEquals(
                        longer.getOrDefault(name, name), hosts(SensorKind.values(), SensorKind::wireCode, code)));
        enumOf("force_unit", "UNIT_")
                .forEach((code, name) -> assertEquals(name, hosts(ForceUnit.values(), ForceUnit::wireCode, code)));
        enumOf("sensor_position", "POSITION_")
                .forEach((code, name) ->
                        assertEquals(name, hosts(SensorPosition.values(), SensorPosition::wireCode, code)));
    }

    private static <T extends Enum<T>> String hosts(T[] constants, ToIntFunction<T> wireCode, String code) {
        return Stream.of(constants)
                .filter(constant -> wireCode.applyAsInt(constant) == Integer.parseInt(code))
                .map(constant -> words(constant.name()))
                .collect(Collectors.joining());
    }

    @Test
    void namesTheTypesThatTheFirmwareKnows() {
        Map<String, String> onPage = PageTable.rows(DOCUMENT, "code", "name").stream()
                .collect(Collectors.toMap(
                        row -> String.valueOf(Integer.decode(row.get(0))),
                        row -> words(row.get(1).replace("ASK_", ""))));
        Map<String, String> inFirmware = new TreeMap<>(enumOf("frame_type", "FRAME_|COMMAND_"));
        assertEquals(new TreeMap<>(onPage), inFirmware);
    }

    @Test
    void theTimesOfTheCheckAreThoseOfThePage() {
        Map<String, String> bounds = PageTable.rows(DOCUMENT, "timing", "bound").stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
        assertTells(Requirement.ANSWERS_IN_TIME, bounds, "HELLO or REPLY after the last byte of the command");
        assertTells(Requirement.FRAMES_FILL_SOON, bounds, "a scan waits for others to fill its frame");
        assertTells(Requirement.REPORTS_STATUS, bounds, "STATUS");
    }

    private static void assertTells(Requirement requirement, Map<String, String> bounds, String timing) {
        String bound = bounds.getOrDefault(timing, "no such row").replace("…", "to");
        assertTrue(requirement.sentence().contains(bound), requirement + " does not say " + bound);
    }

    /** Codes and words of a sentence such as "1 button, 2 patient stop". */
    private static Map<String, String> codes(List<List<String>> rows, String field) {
        String meaning = rows.stream()
                .filter(row -> row.get(2).equals(field))
                .map(row -> row.get(3))
                .findFirst()
                .orElseThrow();
        return Pattern.compile("(\\d+) ([a-z ]+)")
                .matcher(meaning)
                .results()
                .collect(Collectors.toMap(
                        code -> code.group(1), code -> code.group(2).strip()));
    }

    /** The constants of an enum of the firmware, by their codes. */
    private static Map<String, String> enumOf(String name, String prefix) {
        int start = HEADER.indexOf("enum " + name);
        String body = HEADER.substring(start, HEADER.indexOf("};", start));
        return Pattern.compile("(?:" + prefix + ")(\\w+) = (\\w+)")
                .matcher(body)
                .results()
                .collect(Collectors.toMap(
                        constant -> String.valueOf(Integer.decode(constant.group(2))),
                        constant -> words(constant.group(1))));
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
