package org.myodose.acquisition.sizing;

import java.util.Arrays;
import java.util.Optional;

/**
 * Sensors that one can buy. Ranges are the makers'; how steeply a film sensor's conductance grows no data sheet read here
 * tells, so those are planning figures, to be measured on the part in hand before its resistor is soldered.
 */
public enum SensorPart {
    FSR_402(
            "fsr402",
            "Interlink FSR 402",
            20,
            Output.CONDUCTANCE,
            10,
            "data sheet: 0.2 to 20 N; conductance not given"),
    FLEXIFORCE_A201_4(
            "a201-4",
            "Tekscan FlexiForce A201, 4.4 N",
            4.4,
            Output.CONDUCTANCE,
            11,
            "range: Tekscan; conductance planned"),
    FLEXIFORCE_A201_111(
            "a201-111",
            "Tekscan FlexiForce A201, 111 N",
            111,
            Output.CONDUCTANCE,
            0.44,
            "range: Tekscan; conductance planned"),
    FLEXIFORCE_A201_445(
            "a201-445",
            "Tekscan FlexiForce A201, 445 N",
            445,
            Output.CONDUCTANCE,
            0.11,
            "range: Tekscan; conductance planned"),
    FLEXIFORCE_A301_445(
            "a301-445",
            "Tekscan FlexiForce A301, 445 N",
            445,
            Output.CONDUCTANCE,
            0.11,
            "range: Tekscan; conductance planned"),
    FLEXIFORCE_A401_111(
            "a401-111",
            "Tekscan FlexiForce A401, 111 N",
            111,
            Output.CONDUCTANCE,
            0.44,
            "range and conductance planned"),
    FLEXIFORCE_HT201_445(
            "ht201-445",
            "Tekscan FlexiForce HT201, 445 N",
            445,
            Output.CONDUCTANCE,
            0.11,
            "range and conductance planned"),
    LOAD_CELL_200(
            "cell-20kg", "load cell, 20 kg, full bridge", 196, Output.BRIDGE, 1.0, "its certificate; 1 mV/V planned"),
    LOAD_CELL_500(
            "cell-50kg", "load cell, 50 kg, full bridge", 490, Output.BRIDGE, 2.0, "its certificate; 2 mV/V planned");

    /** What a sensor gives. */
    public enum Output {
        /** A conductance that grows with force: {@link #sensitivity} in µS/N. */
        CONDUCTANCE,
        /** A voltage in proportion to its supply: {@link #sensitivity} in mV/V at the end of its range. */
        BRIDGE
    }

    private final String word;
    private final String title;
    private final double rangeNewtons;
    private final Output output;
    private final double sensitivity;
    private final String source;

    SensorPart(String word, String title, double rangeNewtons, Output output, double sensitivity, String source) {
        this.word = word;
        this.title = title;
        this.rangeNewtons = rangeNewtons;
        this.output = output;
        this.sensitivity = sensitivity;
        this.source = source;
    }

    public static Optional<SensorPart> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word.equals(word)).findFirst();
    }

    /** What it is called on the command line. */
    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    /** The force up to which its maker tells how it behaves. */
    public double rangeNewtons() {
        return rangeNewtons;
    }

    public Output output() {
        return output;
    }

    /** In the unit of its {@link Output}. */
    public double sensitivity() {
        return sensitivity;
    }

    /** Where its figures come from. */
    public String source() {
        return source;
    }
}
