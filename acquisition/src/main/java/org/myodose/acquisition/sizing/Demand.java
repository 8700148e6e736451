package org.myodose.acquisition.sizing;

/**
 * What is to be measured.
 *
 * @param highestNewtons the largest force that one sensor gets
 * @param resolutionNewtons the smallest change that a single, unfiltered reading must tell, anywhere in the range
 * @param rateHertz scans a second
 * @param sensors how many
 * @param baud of the line to the computer
 */
public record Demand(double highestNewtons, double resolutionNewtons, double rateHertz, int sensors, int baud) {

    private static final int MOST_SENSORS = 64;

    public Demand {
        requirePositive("the highest force", highestNewtons, "N");
        requirePositive("the resolution", resolutionNewtons, "N");
        requirePositive("the rate", rateHertz, "Hz");
        requirePositive("the baud rate", baud, "baud");
        if (sensors < 1 || sensors > MOST_SENSORS) {
            throw new IllegalArgumentException(
                    "there can be 1 to " + MOST_SENSORS + " sensors on a device, not " + sensors + ".");
        }
        if (resolutionNewtons >= highestNewtons) {
            throw new IllegalArgumentException("the resolution, " + resolutionNewtons
                    + " N, must be smaller than the highest force, " + highestNewtons + " N.");
        }
    }

    private static void requirePositive(String what, double figure, String unit) {
        if (!(figure > 0) || Double.isInfinite(figure)) {
            throw new IllegalArgumentException(what + " must be above 0 " + unit + ", not " + figure + ".");
        }
    }
}
