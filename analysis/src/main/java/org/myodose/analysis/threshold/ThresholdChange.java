package org.myodose.analysis.threshold;

import static org.myodose.analysis.prescription.Figures.plain;

/**
 * How a threshold compares with one measured before at the same site. Immutable.
 *
 * @param lastNewtons the threshold before
 * @param changeNewtons now less before
 * @param changeKilopascals the same as pressure; NaN where an area is not known
 * @param fromReadingsNewtons the least change that these readings can tell from their own scatter: SEM·1.96·√2
 * @param isReal whether it is larger than that and, as a pressure, than what one person's threshold varies by
 * @param sentence what to make of it
 */
public record ThresholdChange(
        double lastNewtons,
        double changeNewtons,
        double changeKilopascals,
        double fromReadingsNewtons,
        boolean isReal,
        String sentence) {

    /** So much is a real change in one person, whatever the protocol (PMID 25925018, 13 people, 8 sites). */
    public static final double REAL_CHANGE_KILOPASCALS = 160;

    private static final double NORMAL_QUANTILE = 1.96;

    /**
     * Compares two thresholds.
     *
     * @throws IllegalArgumentException when they are of different sites, or one is none
     */
    public static ThresholdChange between(ThresholdRecord before, ThresholdResult now) {
        requireComparable(before, now.protocol());
        if (!now.isReached()) {
            throw new IllegalArgumentException(
                    "A threshold that was not reached, or not finished, cannot be compared.");
        }
        double change = now.meanNewtons() - before.meanNewtons();
        double pressure = now.meanKilopascals() - before.meanKilopascals();
        double scatter = leastChange(before, now);
        boolean beyondScatter = Math.abs(change) > scatter;
        boolean real = beyondScatter && Math.abs(pressure) > REAL_CHANGE_KILOPASCALS;
        return new ThresholdChange(
                before.meanNewtons(),
                change,
                pressure,
                scatter,
                real,
                sentence(change, pressure, scatter, beyondScatter, real));
    }

    /**
     * Whether a threshold that is measured so could be compared with that one.
     *
     * @throws IllegalArgumentException saying what is different
     */
    public static void requireComparable(ThresholdRecord before, ThresholdProtocol now) {
        if (!before.site().equals(now.site())) {
            throw new IllegalArgumentException("The threshold before was measured at '" + before.site()
                    + "', this one at '" + now.site() + "': compare the same site, or name it alike with --site.");
        }
        Double area = now.areaSquareCentimetres();
        Double areaBefore = before.areaSquareCentimetres();
        if (area != null && areaBefore != null && !area.equals(areaBefore)) {
            throw new IllegalArgumentException("The threshold before was measured with " + plain(areaBefore)
                    + " cm², this one with " + plain(area)
                    + " cm²: thresholds depend on the probe, so only those of one area can be compared.");
        }
        if (!before.isReached()) {
            throw new IllegalArgumentException(
                    "The threshold before was not reached, or not finished: compare with another session.");
        }
    }

    /** The readings' own deviation, pooled over both days, makes the standard errors of the two means. */
    private static double leastChange(ThresholdRecord before, ThresholdResult now) {
        int first = before.readingsNewtons().size();
        int second = now.counted().size();
        double variance = (before.squares() + now.squares()) / (first + second - 2);
        return NORMAL_QUANTILE * Math.sqrt(variance * (1.0 / first + 1.0 / second));
    }

    private static String sentence(
            double change, double pressure, double scatter, boolean beyondScatter, boolean real) {
        String what = (change < 0 ? "Lower by " : "Higher by ") + plain(Math.abs(change)) + " N"
                + (Double.isNaN(pressure) ? "" : " (" + Math.round(Math.abs(pressure)) + " kPa)")
                + " than the last time";
        if (!beyondScatter) {
            return what + ": no more than these readings scatter (" + plain(scatter) + " N).";
        }
        if (Double.isNaN(pressure)) {
            return what + ", more than these readings scatter (" + plain(scatter)
                    + " N); whether that is a real change cannot be told without the probe's area.";
        }
        return real
                ? what + ": more than the " + plain(REAL_CHANGE_KILOPASCALS)
                        + " kPa that make a real change in one person."
                : what + ", more than these readings scatter, but less than the " + plain(REAL_CHANGE_KILOPASCALS)
                        + " kPa that make a real change in one person.";
    }
}
