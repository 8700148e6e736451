package org.myodose.analysis.hold;

/**
 * A target band of force, in the unit of the forces it is held against.
 *
 * @param low lower edge, inside the band
 * @param high upper edge, inside the band; above the lower one
 */
public record ForceBand(double low, double high) {

    public ForceBand {
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "A band runs upwards from its low edge to its high one, but this runs from " + low + " to " + high
                            + ".");
        }
    }

    /**
     * Reads {@code LOW:HIGH}, such as {@code 35:45}.
     *
     * @throws IllegalArgumentException with one clear sentence when it is not of that form
     */
    public static ForceBand parse(String text) {
        String[] edges = text.split(":", -1);
        if (edges.length == 2) {
            try {
                return new ForceBand(Double.parseDouble(edges[0]), Double.parseDouble(edges[1]));
            } catch (NumberFormatException notNumbers) {
                // Told below, as for a missing colon.
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a band: write its two edges as LOW:HIGH, such as 35:45.");
    }
}
