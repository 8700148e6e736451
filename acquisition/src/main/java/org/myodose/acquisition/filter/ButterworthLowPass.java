package org.myodose.acquisition.filter;

/**
 * Causal 2nd-order Butterworth low-pass, by bilinear transform with pre-warped corner (Oppenheim and Schafer, Discrete-Time
 * Signal Processing, 7.1), in transposed direct form II.
 *
 * <p>Own lines rather than iirj 1.7 (Apache-2.0): that one designs the same filter but cannot be settled on a first value,
 * so that a sensor under preload would start with a ring of 100 ms, and it brings a second copy of Commons Math.
 *
 * <p>{@link StrictMath} keeps the coefficients the same to the last bit on every machine. Allocates nothing per value.
 */
final class ButterworthLowPass {

    private final double b0;
    private final double b1;
    private final double a1;
    private final double a2;
    private double z1;
    private double z2;

    /** Requires 0 &lt; {@code cornerHz} &lt; {@code rateHz} / 2. */
    ButterworthLowPass(double cornerHz, double rateHz) {
        if (!(cornerHz > 0 && cornerHz < rateHz / 2)) {
            throw new IllegalArgumentException(
                    "a low-pass at " + cornerHz + " Hz needs more than twice as many samples a second, not " + rateHz);
        }
        double k = StrictMath.tan(Math.PI * cornerHz / rateHz);
        double norm = 1 / (1 + Math.sqrt(2) * k + k * k);
        b0 = k * k * norm;
        b1 = 2 * b0;
        a1 = 2 * (k * k - 1) * norm;
        a2 = (1 - Math.sqrt(2) * k + k * k) * norm;
    }

    /** Starts as if {@code value} had always been there. */
    void settle(double value) {
        z2 = (b0 - a2) * value;
        z1 = (b1 - a1) * value + z2;
    }

    double apply(double value) {
        double filtered = b0 * value + z1;
        z1 = b1 * value - a1 * filtered + z2;
        z2 = b0 * value - a2 * filtered;
        return filtered;
    }

    /** Group delay for slow changes, in samples: Σk·b(k)/Σb(k) − Σk·a(k)/Σa(k). */
    double delaySamples() {
        return 1 - (a1 + 2 * a2) / (1 + a1 + a2);
    }
}
