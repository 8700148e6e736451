package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myodose.device.ForceUnit;
import org.myodose.device.PageTable;
import org.myodose.device.Scan;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** {@code hardware-docs/wire-protocol.md} says the same as the code and the golden frames. */
class WireProtocolDocumentTest {

    private static final String DOCUMENT = PageTable.page("wire-protocol.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("```\nexample (\\S+)\n(.*?)\nline ([0-9a-f ]+)\n```", Pattern.DOTALL);
    private static final Pattern LEADING_HEX = Pattern.compile("^((?:[0-9a-f]{2} )*[0-9a-f]{2})  ", Pattern.MULTILINE);

    static Stream<MatchResult> examples() {
        return EXAMPLE.matcher(DOCUMENT).results();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void showsAGoldenFrame(MatchResult example) {
        GoldenFrame golden = GoldenFrame.named(example.group(1));
        String decoded = LEADING_HEX
                .matcher(example.group(2))
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.joining(" "));
        assertEquals(golden.decodedHex(), decoded.replace(" ", ""));
        assertEquals(golden.lineHex(), example.group(3).replace(" ", ""));
    }

    @Test
    void showsEveryMessageTypeByAnExample() {
        Set<String> shown = examples()
                .map(example -> GoldenFrame.named(example.group(1)).text("type"))
                .collect(Collectors.toSet());
        assertEquals(Stream.of(MessageType.values()).map(Enum::name).collect(Collectors.toSet()), shown);
    }

    @Test
    void listsTheMessageTypes() {
        List<String> types = Stream.of(MessageType.values())
                .map(type -> "0x%02X %s %s"
                        .formatted(type.code(), type, type.isCommand() ? "host → device" : "device → host"))
                .toList();
        assertEquals(
                types,
                table("code", "name").stream()
                        .map(row -> String.join(" ", row.subList(0, 3)))
                        .toList());
    }

    @Test
    void givesTheOffsetsOfTheHeader() {
        Map<String, String> offsets = new LinkedHashMap<>();
        for (List<String> row : table("offset", "size")) {
            offsets.put(row.get(2), row.get(0));
        }
        assertEquals("0", offsets.get("type"));
        assertEquals(String.valueOf(Frame.SEQUENCE_OFFSET), offsets.get("sequence"));
        assertEquals(String.valueOf(Frame.TICK_OFFSET), offsets.get("tick"));
        assertEquals(String.valueOf(Frame.HEADER_BYTES), offsets.get("payload"));
        assertEquals("n − " + Frame.CRC_BYTES, offsets.get("CRC-16"));
    }

    @Test
    void listsTheCodes() {
        assertEquals(codes(Stream.of(SensorKind.values()), SensorKind::wireCode), codeTable("kind"));
        assertEquals(codes(Stream.of(SensorPosition.values()), SensorPosition::wireCode), codeTable("position"));
        assertEquals(codes(Stream.of(ForceUnit.values()), ForceUnit::wireCode), codeTable("unit"));
    }

    @Test
    void givesTheLimitsOfTheCode() {
        Map<String, Integer> limits = new TreeMap<>();
        for (List<String> row : table("limit", "value")) {
            limits.put(row.get(0), Integer.valueOf(row.get(1)));
        }
        Map<String, Integer> expected = new TreeMap<>(Map.of(
                "longest frame, bytes before COBS", Frame.MAX_BYTES,
                "longest frame on the line, delimiter included", FrameEncoder.MAX_LINE_BYTES,
                "shortest frame, bytes before COBS", Frame.MIN_BYTES,
                "longest payload", Frame.MAX_BYTES - Frame.MIN_BYTES,
                "longest frame that a device must accept, bytes before COBS", 32,
                "channels", Scan.MAX_CHANNELS,
                "scans in a frame", FrameEncoder.maxScans(2, 1),
                "bytes of model, serialNumber, firmwareVersion", Hello.MAX_TEXT_BYTES,
                "bytes of a channel name", Hello.MAX_NAME_BYTES));
        assertEquals(expected, limits);
    }

    @Test
    void keepsCommandsWithinWhatADeviceMustAccept() {
        assertEquals(
                13,
                GoldenFrame.expecting("host", "good")
                        .mapToInt(golden -> golden.decoded().length)
                        .max()
                        .orElseThrow());
    }

    @Test
    void showsCobsAsTheCodeDoesIt() {
        List<List<String>> rows = table("bytes", "on the line, with delimiter");
        assertEquals(11, rows.size());
        for (List<String> row : rows) {
            byte[] bytes = expand(row.get(0));
            byte[] line = new byte[Cobs.maxEncodedLength(bytes.length) + 1];
            int length = Cobs.encode(bytes, 0, bytes.length, line, 0);
            assertEquals(
                    HexFormat.of().formatHex(expand(row.get(1))),
                    HexFormat.of().formatHex(Arrays.copyOf(line, length + 1)),
                    row.get(0));
        }
    }

    @Test
    void tellsHowManyScansFitOnALine() {
        for (List<String> row : table("channels × countBytes", "bytes a scan on the line")) {
            int[] shape = Arrays.stream(row.get(0).split(" × ", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            int bytes = Cobs.maxEncodedLength(Frame.MIN_BYTES + 1 + shape[0] * shape[1]) + 1;
            assertEquals(String.valueOf(bytes), row.get(1));
            assertEquals((int) (115_200 / 10 * 0.97 / bytes) + " Hz", row.get(2));
            assertEquals((int) (1_000_000 / 10 * 0.97 / bytes) + " Hz", row.get(3));
        }
    }

    @Test
    void namesTestsThatExist() throws ClassNotFoundException {
        List<List<String>> rows = table("requirement", "test");
        List<String> names = Pattern.compile("\\b(\\w+Test)\\b")
                .matcher(rows.toString())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertEquals(rows.size() + 2, names.size());
        for (String name : names) {
            assertNotNull(Class.forName(getClass().getPackageName() + "." + name));
        }
    }

    private static <T extends Enum<T>> Map<String, String> codes(Stream<T> values, ToIntFunction<T> wireCode) {
        return values.collect(Collectors.toMap(
                value -> String.valueOf(wireCode.applyAsInt(value)),
                value -> value.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }

    private static Map<String, String> codeTable(String heading) {
        return table(heading, "meaning").stream().collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
    }

    private static List<List<String>> table(String first, String second) {
        return PageTable.rows(DOCUMENT, first, second);
    }

    /** Bytes such as {@code 01 02 … fe 00}, where … stands for all values between its neighbours. */
    private static byte[] expand(String text) {
        HexFormat hex = HexFormat.of();
        StringBuilder digits = new StringBuilder();
        String[] words = text.replaceAll("\\(.*\\)", "").strip().split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals("…")) {
                for (int value = HexFormat.fromHexDigits(words[i - 1]) + 1;
                        value < HexFormat.fromHexDigits(words[i + 1]);
                        value++) {
                    digits.append(hex.toHexDigits((byte) value));
                }
            } else {
                digits.append(words[i]);
            }
        }
        return hex.parseHex(digits);
    }
}
