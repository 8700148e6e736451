package org.myodose.acquisition.sizing;

import java.util.Arrays;
import java.util.Optional;

/**
 * Converters of the boards and chips that Myodose reads. {@code noiseCounts} is the standard deviation of a single count under
 * a steady input, {@code referenceVolts} what its largest count stands for; of those for bridges, by each volt with which they
 * supply the bridge.
 */
public enum ConverterPart {
    ATMEGA328P("atmega328p", "ATmega328P (Uno)", 10, 5, 0.5, 9600, 6, "noise planned: not in the data sheet"),
    RP2040(
            "rp2040",
            "RP2040 (Pico; no firmware of ours)",
            12,
            3.3,
            2.84,
            500_000,
            3,
            "8.7 effective bits: RP2040 data sheet, erratum E11; an error of its steps, which no filter takes off"),
    MCP3208("mcp3208", "MCP3208", 12, 3.3, 0.5, 10_000, 8, "noise planned: not in the data sheet"),
    ADS1115("ads1115", "ADS1115, ±4.096 V", 15, 4.096, 0.5, 860, 4, "bits, rate: TI SBAS563; noise planned"),
    HX711_10("hx711-10", "HX711, gain 128, 10 a second", 23, 0.004, 21, 10, 1, "50 nV: Avia, gain 128; ±20 mV at 5 V"),
    HX711_80("hx711-80", "HX711, gain 128, 80 a second", 23, 0.004, 38, 80, 1, "90 nV: Avia, gain 128; ±20 mV at 5 V"),
    NAU7802_80(
            "nau7802-80",
            "NAU7802, gain 128, 80 a second",
            23,
            1 / 256.0,
            64,
            80,
            1,
            "±AVDD / 2 / 128, AVDD 3.0 V; noise of 90 nV planned");

    /** What the reference firmware takes for up to six sensors, and for a multiplexer's sixteen. */
    private static final double DIRECT_SCAN_SECONDS = 1e-3;

    private static final double MULTIPLEXED_SCAN_SECONDS = 3e-3;
    private static final int MULTIPLEXER_INPUTS = 16;

    private final String word;
    private final String title;
    private final int bits;
    private final double referenceVolts;
    private final double noiseCounts;
    private final double conversionsPerSecond;
    private final int inputs;
    private final String source;

    ConverterPart(
            String word,
            String title,
            int bits,
            double referenceVolts,
            double noiseCounts,
            double conversionsPerSecond,
            int inputs,
            String source) {
        this.word = word;
        this.title = title;
        this.bits = bits;
        this.referenceVolts = referenceVolts;
        this.noiseCounts = noiseCounts;
        this.conversionsPerSecond = conversionsPerSecond;
        this.inputs = inputs;
        this.source = source;
    }

    public static Optional<ConverterPart> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word.equals(word)).findFirst();
    }

    /** What it is called on the command line. */
    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    /** Of the counts from 0 to the reference; a sign comes on top. */
    public int bits() {
        return bits;
    }

    public double largestCount() {
        return (1L << bits) - 1;
    }

    public double referenceVolts() {
        return referenceVolts;
    }

    public double noiseCounts() {
        return noiseCounts;
    }

    /** How often each of so many sensors is converted: bridge converters have one each, others take them in turn. */
    public double ratePerSensor(int sensors) {
        if (isMultiplexedFor(sensors)) {
            return 1 / (MULTIPLEXED_SCAN_SECONDS * Math.ceilDiv(sensors, MULTIPLEXER_INPUTS));
        }
        if (this == ATMEGA328P) {
            return 1 / DIRECT_SCAN_SECONDS;
        }
        return isForBridges() ? conversionsPerSecond : conversionsPerSecond / sensors;
    }

    /** Whether so many sensors come to its board by a multiplexer; of other converters one takes several. */
    public boolean isMultiplexedFor(int sensors) {
        return this == ATMEGA328P && sensors > inputs;
    }

    /** How many of it so many sensors take. */
    public int countFor(int sensors) {
        return isMultiplexedFor(sensors) ? 1 : Math.ceilDiv(sensors, inputs);
    }

    /** Whether it is made for the millivolts of a bridge. */
    public boolean isForBridges() {
        return bits == 23;
    }

    public String source() {
        return source;
    }
}
