package org.myodose.device.text;

/**
 * A decimal number as whole digits and a power of ten, and its way to other powers of ten; exact where it fits 64 bits, rounded
 * as {@link Math#round} does where digits are dropped.
 */
final class Decimal {

    /** What does not fit. */
    static final long TOO_LARGE = Long.MIN_VALUE;

    static final int MAX_DIGITS = 18;

    private static final long[] POWERS = powers();

    private Decimal() {}

    private static long[] powers() {
        long[] powers = new long[MAX_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i <= MAX_DIGITS; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }

    /** {@code digits} · 10^{@code exponent} in steps of 10^{@code step}; {@link #TOO_LARGE} beyond ± {@code most}. */
    static long scaled(long digits, int exponent, int step, long most) {
        int shift = exponent - step;
        if (digits == 0) {
            return 0;
        }
        if (shift < 0) {
            return within(-shift > MAX_DIGITS ? 0 : rounded(digits, POWERS[-shift]), most);
        }
        if (shift > MAX_DIGITS || Math.abs(digits) > most / POWERS[shift]) {
            return TOO_LARGE;
        }
        return digits * POWERS[shift];
    }

    private static long rounded(long digits, long divisor) {
        return Math.floorDiv(2 * digits + divisor, 2 * divisor);
    }

    private static long within(long value, long most) {
        return Math.abs(value) > most ? TOO_LARGE : value;
    }
}
