package org.myodose.acquisition.sizing;

import java.util.Arrays;
import java.util.Optional;

/** What stands between sensor and converter. */
public enum FrontEnd {
    /** Sensor to the supply, resistor to ground: V = Vcc·R·G / (1 + R·G). */
    DIVIDER("divider"),
    /** Driven by the negative of a voltage: V = Vd·Rf·G. Needs a negative supply. */
    INVERTING_AMPLIFIER("inverting"),
    /** Sensor from the amplifier's inverting input to ground, the other input at Vd: V = Vd·(1 + Rf·G). One supply. */
    SINGLE_SUPPLY_AMPLIFIER("single-supply"),
    /** A load cell straight at its converter. */
    BRIDGE("bridge");

    /** What drives a film sensor before an amplifier: within the 0.25 to 1.25 V that Tekscan suggests. */
    public static final double DRIVING_VOLTS = 0.5;

    /** How near to its supply an amplifier's output may come: a design default. */
    static final double RAIL_SHARE = 0.98;

    private final String word;

    FrontEnd(String word) {
        this.word = word;
    }

    public static Optional<FrontEnd> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word.equals(word)).findFirst();
    }

    public String word() {
        return word;
    }
}
