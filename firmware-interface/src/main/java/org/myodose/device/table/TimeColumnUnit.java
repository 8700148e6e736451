package org.myodose.device.table;

import java.util.Locale;

/** Unit of a time column. */
public enum TimeColumnUnit {
    SECONDS("s", 6),
    MILLISECONDS("ms", 3),
    MICROSECONDS("us", 0);

    private final String symbol;
    private final int microsExponent;

    TimeColumnUnit(String symbol, int microsExponent) {
        this.symbol = symbol;
        this.microsExponent = microsExponent;
    }

    /** As written in an option: s, ms or us. */
    public String symbol() {
        return symbol;
    }

    /** One unit is 10 to the power of this many microseconds. */
    public int microsExponent() {
        return microsExponent;
    }

    /**
     * The unit of that symbol: s, ms or us.
     *
     * @throws IllegalArgumentException with one clear sentence for any other
     */
    public static TimeColumnUnit parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "s" -> SECONDS;
            case "ms" -> MILLISECONDS;
            case "us", "µs", "μs" -> MICROSECONDS;
            default -> throw new IllegalArgumentException("'" + text + "' is not a unit of time: write s, ms or us.");
        };
    }
}
