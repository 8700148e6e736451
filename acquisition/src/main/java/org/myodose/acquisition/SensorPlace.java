package org.myodose.acquisition;

/**
 * Where one channel's sensor sits.
 *
 * @param zone name of the part it belongs to, such as {@code palm}; {@link #TOTAL} where it measures all parts at once
 * @param side left or right
 * @param row front or rear
 * @param xMillimetres to the right, from an origin that the layout chose; NaN where it is not known
 * @param yMillimetres to the front; NaN where it is not known
 */
public record SensorPlace(String zone, Side side, Row row, double xMillimetres, double yMillimetres) {

    /** The zone of a channel that measures all others' force once more. */
    public static final String TOTAL = "total";

    /** Whether a sensor sits at the front or at the rear of a table. */
    public enum Row {
        FRONT,
        REAR,
        NONE
    }

    public SensorPlace {
        if (zone.isBlank()) {
            throw new IllegalArgumentException("a sensor's zone needs a name");
        }
        if (Double.isInfinite(xMillimetres)
                || Double.isInfinite(yMillimetres)
                || Double.isNaN(xMillimetres) != Double.isNaN(yMillimetres)) {
            throw new IllegalArgumentException("a place has two finite coordinates, or none");
        }
    }

    /** A sensor of a zone, of which nothing else is known. */
    public static SensorPlace in(String zone) {
        return new SensorPlace(zone, Side.NONE, Row.NONE, Double.NaN, Double.NaN);
    }

    /** Whether its coordinates are known. */
    public boolean isLocated() {
        return !Double.isNaN(xMillimetres);
    }

    /** Whether it measures all others' force once more. */
    public boolean isTotal() {
        return zone.equals(TOTAL);
    }
}
