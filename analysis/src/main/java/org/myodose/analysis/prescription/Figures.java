package org.myodose.analysis.prescription;

import static org.myodose.analysis.prescription.PrescriptionException.require;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The rules that hold for a figure wherever it stands in a prescription, and how figures are told. */
public final class Figures {

    /** Nobody is treated with more than this: the upper end of Travell and Simons' 20–30 lb is 133 N. */
    private static final double LARGEST_NEWTONS = 500;

    private static final double LONGEST_SECONDS = 3600;
    private static final int MOST_REPETITIONS = 100;

    private Figures() {}

    /** A figure as people write it, with at most two decimals. */
    public static String plain(double figure) {
        if (!Double.isFinite(figure)) {
            return Double.toString(figure);
        }
        BigDecimal rounded = new BigDecimal(figure).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static void requireBand(double lowNewtons, double highNewtons) {
        require(lowNewtons > 0, "band", "the band must begin above 0 N, but begins at " + plain(lowNewtons) + " N");
        require(
                highNewtons > lowNewtons,
                "band",
                "the band must end above its beginning, but runs from " + plain(lowNewtons) + " to "
                        + plain(highNewtons) + " N");
        require(
                highNewtons <= LARGEST_NEWTONS,
                "band",
                "the band must end at " + plain(LARGEST_NEWTONS) + " N at most, but ends at " + plain(highNewtons)
                        + " N");
    }

    static void requireCeiling(double ceilingNewtons, double bandHighNewtons) {
        require(
                ceilingNewtons >= bandHighNewtons,
                "ceiling",
                "the ceiling of " + plain(ceilingNewtons) + " N lies inside or below the band, which ends at "
                        + plain(bandHighNewtons) + " N");
        require(
                ceilingNewtons <= LARGEST_NEWTONS,
                "ceiling",
                "the ceiling must be at most " + plain(LARGEST_NEWTONS) + " N, but is " + plain(ceilingNewtons) + " N");
    }

    static void requireHold(double seconds) {
        require(
                seconds > 0 && seconds <= LONGEST_SECONDS,
                "hold",
                "the hold must last between 0 and 3600 s, but is " + plain(seconds) + " s");
    }

    static void requireRest(double seconds) {
        require(
                seconds >= 0 && seconds <= LONGEST_SECONDS,
                "rest",
                "the rest must last between 0 and 3600 s, but is " + plain(seconds) + " s");
    }

    static void requireRate(double low, double high) {
        require(
                low >= 0 && high > low && Double.isFinite(high),
                "loading rate",
                "the loading-rate window must run upwards from 0 N/s or more, but runs from " + plain(low) + " to "
                        + plain(high) + " N/s");
    }

    static void requireRepetitions(int repetitions) {
        require(
                repetitions >= 1 && repetitions <= MOST_REPETITIONS,
                "repetitions",
                "there must be 1 to 100 repetitions, but there are " + repetitions);
    }
}
