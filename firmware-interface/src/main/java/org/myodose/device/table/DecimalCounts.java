package org.myodose.device.table;

/** How printed decimals become whole counts and a power of ten, so that they are kept exactly wherever they fit 32 bits. */
public final class DecimalCounts {

    /** The exponent is one signed byte on the wire. */
    public static final int FINEST_EXPONENT = -120;

    private static final int COARSEST_EXPONENT = 120;
    private static final int COUNT_BITS = 32;

    private DecimalCounts() {}

    /** The finest power of ten that is wanted for {@code decimals} and with which values up to {@code largest} fit. */
    public static int exponent(int decimals, double largest) {
        int exponent = Math.max(FINEST_EXPONENT, -decimals);
        while (exponent < COARSEST_EXPONENT && scale(largest, exponent) > Integer.MAX_VALUE) {
            exponent++;
        }
        return exponent;
    }

    /** The value in steps of 10^exponent, not yet rounded. */
    public static double scale(double value, int exponent) {
        return exponent <= 0 ? value * Math.pow(10, -exponent) : value / Math.pow(10, exponent);
    }

    /** Bits that signed counts of that size take. */
    public static int bits(long largest) {
        return Math.min(COUNT_BITS, Math.max(1, Long.SIZE + 1 - Long.numberOfLeadingZeros(largest)));
    }
}
