package org.myodose.device.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One row of {@code hardware-docs/golden-frames.csv}: what a frame means, its bytes, and its bytes on the line.
 *
 * @param direction device (from it), host (from it) or both
 * @param expect what a receiver must make of it; see wire-protocol.md
 */
record GoldenFrame(
        String name, String direction, String expect, Map<String, String> fields, String decodedHex, String lineHex) {

    static final Path HARDWARE_DOCS = Path.of(System.getProperty("myodose.root", ".."), "hardware-docs");

    static List<GoldenFrame> all() {
        try (Stream<String> lines = Files.lines(HARDWARE_DOCS.resolve("golden-frames.csv"))) {
            return lines.skip(1).map(GoldenFrame::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<GoldenFrame> expecting(String direction, String... expectations) {
        List<String> wanted = Arrays.asList(expectations);
        return all().stream()
                .filter(frame -> frame.direction.equals(direction) || frame.direction.equals("both"))
                .filter(frame -> wanted.contains(frame.expect));
    }

    static GoldenFrame named(String name) {
        return all().stream()
                .filter(frame -> frame.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no golden frame is called " + name));
    }

    private static GoldenFrame parse(String row) {
        String[] cells = row.split(",", -1);
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : cells[3].isEmpty() ? new String[0] : cells[3].split(";", -1)) {
            int equals = field.indexOf('=');
            fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return new GoldenFrame(cells[0], cells[1], cells[2], fields, cells[4], cells[5]);
    }

    /** Header to checksum. */
    byte[] decoded() {
        return HexFormat.of().parseHex(decodedHex);
    }

    /** As on the line, delimiter included. */
    byte[] line() {
        return HexFormat.of().parseHex(lineHex);
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    String text(String field) {
        String value = fields.get(field);
        if (value == null) {
            throw new AssertionError(name + " has no field " + field);
        }
        return value;
    }

    long number(String field) {
        return Long.parseLong(text(field));
    }

    int integer(String field) {
        return Math.toIntExact(number(field));
    }

    int[] counts(String field) {
        return Arrays.stream(text(field).split(" ", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
