package org.myodose.acquisition.filter;

/**
 * Designs Butterworth low-passes of any order up to 8 as second-order sections, by bilinear transform with pre-warped corner
 * (Oppenheim and Schafer, Discrete-Time Signal Processing, 7.1). The section that rings most comes last.
 *
 * <p>{@link StrictMath} keeps the coefficients the same to the last bit on every machine. Immutable.
 */
final class Butterworth {

    private final Biquad[] sections;
    private final double delaySamples;

    /** Requires 0 &lt; {@code cornerHz} &lt; {@code rateHz} / 2 and an order from 0 (no section at all) to 8. */
    Butterworth(int order, double cornerHz, double rateHz) {
        if (order > 0 && !(cornerHz > 0 && cornerHz < rateHz / 2)) {
            throw new IllegalArgumentException(
                    "a low-pass at " + cornerHz + " Hz needs more than twice as many samples a second, not " + rateHz);
        }
        double k = StrictMath.tan(Math.PI * cornerHz / rateHz);
        sections = new Biquad[(order + 1) / 2];
        int next = 0;
        double dampings = 0;
        if (order % 2 == 1) {
            sections[next++] = firstOrder(k);
            dampings += 1;
        }
        for (int pair = order / 2; pair >= 1; pair--) {
            double damping = damping(order, pair);
            sections[next++] = secondOrder(k, damping);
            dampings += damping;
        }
        delaySamples = order == 0 ? 0 : dampings / (2 * k);
    }

    /** Of the pair of poles that is so many pairs away from the imaginary axis: s² + damping·s + 1. */
    private static double damping(int order, int pair) {
        return 2 * StrictMath.cos(Math.PI * (order + 1 - 2 * pair) / (2 * order));
    }

    private static Biquad firstOrder(double k) {
        double norm = 1 / (1 + k);
        return new Biquad(k * norm, k * norm, 0, (k - 1) * norm, 0);
    }

    private static Biquad secondOrder(double k, double damping) {
        double norm = 1 / (1 + damping * k + k * k);
        double b0 = k * k * norm;
        return new Biquad(b0, 2 * b0, b0, 2 * (k * k - 1) * norm, (1 - damping * k + k * k) * norm);
    }

    Biquad[] sections() {
        return sections.clone();
    }

    /**
     * Group delay for slow changes, in samples. At 0 Hz the bilinear transform is exact but for the pre-warping: the analogue
     * prototype's delay, the sum of its dampings over its corner in radians a second.
     */
    double delaySamples() {
        return delaySamples;
    }
}
