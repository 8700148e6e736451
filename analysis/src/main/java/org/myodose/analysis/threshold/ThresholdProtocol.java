package org.myodose.analysis.threshold;

import static org.myodose.analysis.prescription.Figures.plain;

import org.jspecify.annotations.Nullable;

/**
 * How a pressure-pain threshold is to be measured; sources in docs/pain-threshold.md. Immutable.
 *
 * @param site where on the body, in the user's words; empty where that was not told
 * @param rateNewtonsPerSecond at which the force is to rise
 * @param areaSquareCentimetres of the probe, so that forces can be told as pressures; null where it is not known
 * @param readings valid readings that are averaged
 * @param discardFirst whether one valid reading more is taken, and the first left out
 * @param pauseSeconds from the end of one reading's contact to the next
 * @param ceilingNewtons at which a reading ends, whatever the patient feels
 * @param rateTolerance share of the rate by which a reading's rate may be wrong
 */
public record ThresholdProtocol(
        String site,
        double rateNewtonsPerSecond,
        @Nullable Double areaSquareCentimetres,
        int readings,
        boolean discardFirst,
        double pauseSeconds,
        double ceilingNewtons,
        double rateTolerance) {

    /** 0.5 kg/s, which on the usual 1 cm² is the 50 kPa/s of quantitative sensory testing (Rolke and others 2006). */
    public static final double USUAL_NEWTONS_PER_SECOND = 5;

    /** The same as a pressure. */
    public static final double USUAL_KILOPASCALS_PER_SECOND = 50;

    /** Three, 30 s apart: the cluster protocol of PMID 25925018. */
    public static final int USUAL_READINGS = 3;

    public static final double USUAL_PAUSE_SECONDS = 30;

    /** Ours: the force at which contact begins, above the resting level. */
    static final double CONTACT_NEWTONS = 2;

    /** Ours: the rate is judged from this share of the force at the stop, for a hand touches down before it loads. */
    static final double LOW_MARK_SHARE = 0.2;

    /** Ours: root-mean-square departure from the line, as a share of the rise between the marks. */
    static final double LINEARITY_TOLERANCE = 0.05;

    /** Ours: so many readings may go wrong before the session ends; a spot that is pressed on and on grows tender. */
    static final int SPARE_READINGS = 3;

    private static final double KILOPASCALS_PER_NEWTON_AT_1_SQUARE_CENTIMETRE = 10;
    private static final double LARGEST_NEWTONS = 500;
    private static final int MOST_READINGS = 10;

    /** @throws IllegalArgumentException with one clear sentence for a figure that cannot be used */
    public ThresholdProtocol {
        require(
                rateNewtonsPerSecond > 0 && rateNewtonsPerSecond <= 50,
                "The loading rate must be above 0 and at most 50 N/s, but is " + plain(rateNewtonsPerSecond) + " N/s.");
        require(
                areaSquareCentimetres == null || (areaSquareCentimetres > 0 && areaSquareCentimetres <= 100),
                "The probe's area must be above 0 and at most 100 cm².");
        require(
                readings >= 2 && readings <= MOST_READINGS,
                "A threshold is the mean of 2 to " + MOST_READINGS + " readings, not of " + readings + ".");
        require(
                pauseSeconds >= 0 && pauseSeconds <= 3600,
                "The pause must be 0 to 3600 s, but is " + plain(pauseSeconds) + " s.");
        require(
                ceilingNewtons > 2 * CONTACT_NEWTONS && ceilingNewtons <= LARGEST_NEWTONS,
                "The ceiling must be above " + plain(2 * CONTACT_NEWTONS) + " N and at most " + plain(LARGEST_NEWTONS)
                        + " N, but is " + plain(ceilingNewtons) + " N.");
        require(rateTolerance > 0 && rateTolerance < 1, "The rate's tolerance must lie between 0 and 100 %.");
    }

    private static void require(boolean fulfilled, String sentence) {
        if (!fulfilled) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** The pressure of that force under the probe; NaN where its area is not known. */
    public double kilopascals(double newtons) {
        return kilopascals(newtons, areaSquareCentimetres);
    }

    static double kilopascals(double newtons, @Nullable Double areaSquareCentimetres) {
        return areaSquareCentimetres == null
                ? Double.NaN
                : newtons * KILOPASCALS_PER_NEWTON_AT_1_SQUARE_CENTIMETRE / areaSquareCentimetres;
    }

    /** Valid readings that have to be taken. */
    public int readingsToTake() {
        return readings + (discardFirst ? 1 : 0);
    }

    int mostReadings() {
        return readingsToTake() + SPARE_READINGS;
    }
}
