package org.myodose.acquisition.fitting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.myodose.acquisition.fitting.LoadReading.Direction;

/** Readings of one sensor, by load. Immutable. */
final class LoadReadings {

    private final List<LoadReading> readings;
    private final SortedMap<Double, List<LoadReading>> byMass;

    LoadReadings(List<LoadReading> readings) {
        this.readings = List.copyOf(readings);
        byMass = readings.stream()
                .collect(Collectors.groupingBy(LoadReading::massKilograms, TreeMap::new, Collectors.toList()));
    }

    List<LoadReading> all() {
        return readings;
    }

    /** The known masses, each once, rising. */
    List<Double> masses() {
        return List.copyOf(byMass.keySet());
    }

    List<LoadReading> of(double massKilograms) {
        return byMass.getOrDefault(massKilograms, List.of());
    }

    double meanCounts(double massKilograms) {
        return mean(of(massKilograms), LoadReading::counts);
    }

    LoadReadings keep(Predicate<LoadReading> wanted) {
        return new LoadReadings(readings.stream().filter(wanted).toList());
    }

    /** Whether counts rise with the load, from the smallest to the largest. */
    boolean isRising() {
        return meanCounts(byMass.lastKey()) > meanCounts(byMass.firstKey());
    }

    /** How far the counts of the loads are apart at most. */
    double countSpan() {
        return readings.stream().mapToDouble(LoadReading::counts).max().orElse(0)
                - readings.stream().mapToDouble(LoadReading::counts).min().orElse(0);
    }

    /** Largest distance between loading and unloading at one load, by {@code figure}; NaN where none was done both ways. */
    double hysteresis(ToDoubleFunction<LoadReading> figure) {
        double largest = Double.NaN;
        for (List<LoadReading> load : byMass.values()) {
            double distance =
                    Math.abs(mean(going(load, Direction.DOWN), figure) - mean(going(load, Direction.UP), figure));
            largest = Double.isNaN(distance) ? largest : fmax(largest, distance);
        }
        return largest;
    }

    /** Standard deviation of {@code figure} among readings of one load in one direction, pooled; NaN without repeats. */
    double repeatability(ToDoubleFunction<LoadReading> figure) {
        double squares = 0;
        int freedom = 0;
        for (List<LoadReading> repeats : repeats()) {
            double mean = mean(repeats, figure);
            squares += repeats.stream()
                    .mapToDouble(reading -> square(figure.applyAsDouble(reading) - mean))
                    .sum();
            freedom += repeats.size() - 1;
        }
        return freedom == 0 ? Double.NaN : Math.sqrt(squares / freedom);
    }

    private List<List<LoadReading>> repeats() {
        List<List<LoadReading>> repeats = new ArrayList<>();
        for (Map.Entry<Double, List<LoadReading>> load : byMass.entrySet()) {
            repeats.add(going(load.getValue(), Direction.UP));
            repeats.add(going(load.getValue(), Direction.DOWN));
        }
        repeats.removeIf(List::isEmpty);
        return repeats;
    }

    private static List<LoadReading> going(List<LoadReading> load, Direction direction) {
        return load.stream().filter(reading -> reading.direction() == direction).toList();
    }

    private static double mean(List<LoadReading> readings, ToDoubleFunction<LoadReading> figure) {
        return readings.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    private static double fmax(double first, double second) {
        return Double.isNaN(first) ? second : Math.max(first, second);
    }

    static double square(double figure) {
        return figure * figure;
    }
}
