package org.myodose.dashboard.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.device.table.TimeColumnUnit;
import org.myodose.device.trace.TraceOptions;

/**
 * What a table's columns mean as a small file: a line that tells its version, then {@code name=value} lines, one for each option
 * that was given. Lines that begin with {@code #} are the reader's own.
 */
final class MappingText {

    private static final String FIRST_LINE = "mapping-version=1";
    private static final String TIME_COLUMN = "time column";
    private static final String FORCE_COLUMN = "force column";
    private static final String CHANNEL = "channel";
    private static final String TIME_UNIT = "time unit";
    private static final String UNIT = "unit";
    private static final String RATE = "rate";
    private static final List<String> NAMES = List.of(TIME_COLUMN, FORCE_COLUMN, CHANNEL, TIME_UNIT, UNIT, RATE);

    private MappingText() {}

    /** The options that were given, by their names, in words. */
    static Map<String, Object> fields(TraceOptions options) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, TIME_COLUMN, options.timeColumn());
        if (!options.forceColumns().isEmpty()) {
            fields.put(FORCE_COLUMN, options.forceColumns());
        }
        put(fields, CHANNEL, options.channel());
        TimeColumnUnit timeUnit = options.timeUnit();
        put(fields, TIME_UNIT, timeUnit == null ? null : timeUnit.symbol());
        put(
                fields,
                UNIT,
                options.forceUnit() == null ? null : options.forceUnit().symbol());
        put(fields, RATE, options.rateHz());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /** A line for each force column, for headings may hold commas. */
    static String of(TraceOptions options) {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        fields(options).forEach((name, value) -> {
            for (Object each : value instanceof List<?> several ? several : List.of(value)) {
                text.append(name).append('=').append(each).append('\n');
            }
        });
        return text.toString();
    }

    /**
     * The way back.
     *
     * @param file for what is told when it is refused
     * @throws UserException saying in which line it is wrong, and how
     */
    static TraceOptions read(String file, String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(FIRST_LINE)) {
            throw new UserException(file + " is no mapping of this version: its first line must be '" + FIRST_LINE
                    + "'; delete it, and give the columns once more.");
        }
        Map<String, String> single = new TreeMap<>();
        List<String> forces = new ArrayList<>();
        for (int number = 2; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("=", 2);
            String name = parts[0].strip();
            if (parts.length < 2 || parts[1].isBlank() || !NAMES.contains(name)) {
                throw wrong(file, number, "'" + line + "' is not one of " + String.join(", ", NAMES) + " with a value");
            }
            if (name.equals(FORCE_COLUMN)) {
                forces.add(parts[1].strip());
            } else if (single.put(name, parts[1].strip()) != null) {
                throw wrong(file, number, "'" + name + "' is told twice");
            }
        }
        return options(file, single, forces);
    }

    private static TraceOptions options(String file, Map<String, String> single, List<String> forces) {
        try {
            String timeUnit = single.get(TIME_UNIT);
            String unit = single.get(UNIT);
            String rate = single.get(RATE);
            return new TraceOptions(
                    single.get(TIME_COLUMN),
                    forces,
                    single.get(CHANNEL),
                    timeUnit == null ? null : TimeColumnUnit.parse(timeUnit),
                    unit == null ? null : TraceOptionsMixin.forceUnit(unit),
                    rate == null ? null : rate(rate));
        } catch (IllegalArgumentException | UserException wrong) {
            throw new UserException("In the mapping " + file + ": " + wrong.getMessage());
        }
    }

    private static Double rate(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException wrong) {
            throw new UserException("'" + text + "' is no rate: give rows per second.");
        }
    }

    private static UserException wrong(String file, int line, String what) {
        return new UserException("Line " + line + " of the mapping " + file + ": " + what + ".");
    }

    /** What two mappings say differently, in words; both are given. */
    static String difference(TraceOptions remembered, TraceOptions given) {
        Map<String, Object> before = fields(remembered);
        Map<String, Object> now = fields(given);
        return NAMES.stream()
                .filter(name -> !String.valueOf(before.get(name)).equals(String.valueOf(now.get(name))))
                .map(name -> name + " " + said(before.get(name)) + ", not " + said(now.get(name)))
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
    }

    private static String said(@Nullable Object value) {
        return value == null
                ? "not told"
                : String.join(
                        ", ",
                        value instanceof List<?> several
                                ? several.stream().map(String::valueOf).toList()
                                : Arrays.asList(value.toString()));
    }
}
