package org.myodose.analysis.prescription;

import java.util.Arrays;
import java.util.Optional;

/** In what a force may be prescribed. */
enum Measure {
    NEWTONS("N"),
    KILOPASCALS("kPa"),
    KILOGRAMS_PER_SQUARE_CENTIMETRE("kg/cm2"),
    NEWTONS_PER_SQUARE_CENTIMETRE("N/cm2"),
    PERCENT_OF_THRESHOLD("% of threshold");

    /** By definition of standard gravity. */
    private static final double NEWTONS_PER_KILOGRAM = 9.80665;

    private final String symbol;

    Measure(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    boolean isPressure() {
        return this != NEWTONS && this != PERCENT_OF_THRESHOLD;
    }

    static Optional<Measure> of(String symbol) {
        return Arrays.stream(values())
                .filter(measure -> measure.symbol.equals(symbol))
                .findFirst();
    }

    /** A pressure's force over {@code areaSquareCentimetres}; 1 kPa is 0.1 N/cm². */
    double newtons(double figure, double areaSquareCentimetres, double thresholdNewtons) {
        return switch (this) {
            case NEWTONS -> figure;
            case KILOPASCALS -> figure * areaSquareCentimetres / 10;
            case KILOGRAMS_PER_SQUARE_CENTIMETRE -> figure * areaSquareCentimetres * NEWTONS_PER_KILOGRAM;
            case NEWTONS_PER_SQUARE_CENTIMETRE -> figure * areaSquareCentimetres;
            case PERCENT_OF_THRESHOLD -> figure * thresholdNewtons / 100;
        };
    }
}
