package org.myodose.analysis.export.edf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.myodose.analysis.table.OutputException;

/** Numbers in the eight characters that a header has for each. */
final class EdfNumber {

    private static final int CHARACTERS = 8;
    private static final int MOST_DECIMALS = 6;

    private EdfNumber() {}

    /** The largest that is not above {@code value}. */
    static String atMost(double value) throws OutputException {
        return rounded(value, RoundingMode.FLOOR);
    }

    /** The smallest that is not below {@code value}. */
    static String atLeast(double value) throws OutputException {
        return rounded(value, RoundingMode.CEILING);
    }

    /** The nearest. */
    static String nearest(double value) throws OutputException {
        return rounded(value, RoundingMode.HALF_EVEN);
    }

    private static String rounded(double value, RoundingMode mode) throws OutputException {
        BigDecimal exact = new BigDecimal(value);
        for (int decimals = MOST_DECIMALS; decimals >= 0; decimals--) {
            BigDecimal rounded = exact.setScale(decimals, mode).stripTrailingZeros();
            String text = rounded.signum() == 0 ? "0" : rounded.toPlainString();
            if (text.length() <= CHARACTERS) {
                return text;
            }
        }
        throw new OutputException(
                "EDF and BDF have eight characters for a figure, and there is " + value + ": choose --format hdf5.");
    }
}
