package org.myodose.acquisition.fitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.myodose.acquisition.calibration.CalibrationException;
import org.myodose.acquisition.fitting.LoadReading.Direction;

/**
 * Readings under known loads as a table with commas: a column with the mass ({@code mass kg} or {@code mass g}), one column of
 * counts for each channel, and, where known, a {@code direction} (up or down). Without it, a load below the one before is
 * taken as going down. Empty cells were not read. Both ways.
 */
public final class PointsTable {

    private static final String DIRECTION = "direction";

    private PointsTable() {}

    /** The table of these readings, in the order in which they were taken. */
    public static String write(Map<String, List<LoadReading>> byChannel) {
        StringBuilder text = new StringBuilder("mass kg,direction");
        byChannel.keySet().forEach(channel -> text.append(',').append(channel));
        text.append('\n');
        byChannel.forEach((channel, readings) -> readings.forEach(reading -> {
            text.append(reading.massKilograms())
                    .append(',')
                    .append(reading.direction().name().toLowerCase(Locale.ROOT));
            byChannel
                    .keySet()
                    .forEach(column ->
                            text.append(',').append(column.equals(channel) ? String.valueOf(reading.counts()) : ""));
            text.append('\n');
        }));
        return text.toString();
    }

    /**
     * Readings by channel, in the order of the columns.
     *
     * @param name stands in complaints
     * @param kilogramsPerUnit what a mass counts whose heading, {@code mass}, tells no unit; empty where that is not known
     * @throws CalibrationException with the line that cannot be understood
     */
    public static Map<String, List<LoadReading>> read(String name, String text, OptionalDouble kilogramsPerUnit) {
        List<String> lines = text.replaceFirst("^\uFEFF", "")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        if (lines.size() < 2) {
            throw new CalibrationException(
                    name + " holds no readings: write a line of headings, 'mass kg' first, and a line for each load.");
        }
        List<String> headings = cells(lines.getFirst());
        double kilograms = kilograms(name, headings.getFirst(), kilogramsPerUnit);
        int directionColumn = lowerCase(headings).indexOf(DIRECTION);
        Map<String, List<LoadReading>> readings = new LinkedHashMap<>();
        double massBefore = 0;
        Direction direction = Direction.UP;
        for (int row = 1; row < lines.size(); row++) {
            List<String> cells = cells(lines.get(row));
            if (cells.size() != headings.size()) {
                throw complaint(name, row, "has " + cells.size() + " cells under " + headings.size() + " headings");
            }
            // By multiplication with 0.001, 0.3 kg and 300 g would differ by a bit and pass for two loads.
            double mass = number(name, row, cells.getFirst()) / Math.round(1 / kilograms);
            if (directionColumn >= 0) {
                direction = direction(name, row, cells.get(directionColumn));
            } else if (mass != massBefore) {
                direction = mass < massBefore ? Direction.DOWN : Direction.UP;
            }
            massBefore = mass;
            for (int column = 1; column < cells.size(); column++) {
                if (column != directionColumn && !cells.get(column).isEmpty()) {
                    readings.computeIfAbsent(headings.get(column), channel -> new ArrayList<>())
                            .add(reading(name, row, mass, number(name, row, cells.get(column)), direction));
                }
            }
        }
        return readings;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    private static List<String> lowerCase(List<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    private static double kilograms(String name, String heading, OptionalDouble otherwise) {
        String lowerCase = heading.toLowerCase(Locale.ROOT);
        if (lowerCase.equals("mass") && otherwise.isPresent()) {
            return otherwise.getAsDouble();
        }
        return switch (lowerCase) {
            case "mass kg" -> 1;
            case "mass g" -> 0.001;
            default ->
                throw new CalibrationException(name + " begins with a column '" + heading
                        + "': its first heading must be 'mass kg' or 'mass g', so that nobody has to guess the unit.");
        };
    }

    private static LoadReading reading(String name, int row, double mass, double counts, Direction direction) {
        try {
            return new LoadReading(mass, counts, direction);
        } catch (IllegalArgumentException impossible) {
            throw complaint(name, row, String.valueOf(impossible.getMessage()));
        }
    }

    private static Direction direction(String name, int row, String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "up" -> Direction.UP;
            case "down" -> Direction.DOWN;
            default -> throw complaint(name, row, "'" + cell + "' is no direction: write up or down");
        };
    }

    private static double number(String name, int row, String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException wrong) {
            throw complaint(name, row, "'" + cell + "' is not a number: write digits and a decimal point");
        }
    }

    private static CalibrationException complaint(String name, int row, String reason) {
        return new CalibrationException(name + ", row " + (row + 1) + ": " + reason + ".");
    }
}
