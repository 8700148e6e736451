package org.myodose.analysis.export.edf;

import org.myodose.analysis.table.OutputException;

/** From figures to samples of 16 or 24 bits: a straight line through two points, as the header tells it to every reader. Immutable. */
final class Quantisation {

    private static final int LONGEST_NUMBER = 8;

    private final String physicalLowest;
    private final String physicalHighest;
    private final int digitalLowest;
    private final int digitalHighest;
    private final int none;
    private final double lowest;
    private final double step;

    private Quantisation(
            String physicalLowest, String physicalHighest, int digitalLowest, int digitalHighest, int none) {
        this.physicalLowest = physicalLowest;
        this.physicalHighest = physicalHighest;
        this.digitalLowest = digitalLowest;
        this.digitalHighest = digitalHighest;
        this.none = none;
        lowest = Double.parseDouble(physicalLowest);
        step = (Double.parseDouble(physicalHighest) - lowest) / (digitalHighest - digitalLowest);
    }

    /** As finely as can be between two figures; of any finite figures where neither is known. */
    static Quantisation between(double lowest, double highest, EdfFlavour flavour) throws OutputException {
        boolean known = Double.isFinite(lowest) && Double.isFinite(highest);
        String low = EdfNumber.atMost(known ? lowest : 0);
        String high = EdfNumber.atLeast(known ? highest : 1);
        if (Double.parseDouble(low) >= Double.parseDouble(high)) {
            high = EdfNumber.atLeast(Double.parseDouble(low) + 1);
        }
        return new Quantisation(low, high, -flavour.highest(), flavour.highest(), flavour.none());
    }

    /** Whole numbers, each by itself where there are not too many; the sample is the number where it can be. */
    static Quantisation ofWhole(long lowest, long highest, EdfFlavour flavour) throws OutputException {
        long top = Math.max(highest, lowest + 1);
        boolean exact = top - lowest <= 2L * flavour.highest() && fits(lowest) && fits(top);
        if (!exact) {
            return between((double) lowest, (double) top, flavour);
        }
        boolean asItIs = lowest >= -flavour.highest() && top <= flavour.highest();
        int digital = asItIs ? (int) lowest : -flavour.highest();
        return new Quantisation(
                Long.toString(lowest), Long.toString(top), digital, (int) (digital + top - lowest), flavour.none());
    }

    private static boolean fits(long number) {
        return Long.toString(number).length() <= LONGEST_NUMBER;
    }

    /** The figure of {@link #digitalLowest}, as the header has it. */
    String physicalLowest() {
        return physicalLowest;
    }

    /** The figure of {@link #digitalHighest}. */
    String physicalHighest() {
        return physicalHighest;
    }

    int digitalLowest() {
        return digitalLowest;
    }

    int digitalHighest() {
        return digitalHighest;
    }

    /** What a reader makes of one step. */
    double step() {
        return step;
    }

    /** The sample nearest to a figure; where there is none, the smallest sample, which is no figure's. */
    int digital(double figure) {
        if (!Double.isFinite(figure)) {
            return none;
        }
        return Math.clamp((long) Math.rint((figure - lowest) / step) + digitalLowest, digitalLowest, digitalHighest);
    }
}
