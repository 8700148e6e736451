package org.myodose.acquisition.compensation;

/**
 * The creep law log₁₀(1 + t/τ) as a sum of exponentials, Σ gᵢ·(1 − exp(−t/Tᵢ)), so that what a changing load leaves behind can be
 * carried on from scan to scan. The time constants Tᵢ are the same for every sensor; only the weights gᵢ depend on its τ.
 *
 * <p>It is the trapezoidal rule, in u = ln s, for ln(1 + t/τ) = ∫₀^∞ (1 − exp(−t·s))·exp(−τ·s)/s ds (Frullani's integral), which
 * converges fast: in steps of a factor of four it stays within 0.004 decades from 0.1 to 600 s. Nodes beyond both ends are lent to
 * the last ones. Stateless.
 */
final class LogTimeKernel {

    /** From 1/64 s, faster than any hand, to 16384 s, longer than any session. */
    static final int MODES = 11;

    private static final double RATIO = 4;
    private static final double FASTEST_SECONDS = 1.0 / 64;
    private static final double DECADES_PER_MODE = StrictMath.log10(RATIO);
    private static final double SMALL = 1.0 / 32;

    private static final double[] TIME_CONSTANTS_SECONDS = new double[MODES];

    static {
        double seconds = FASTEST_SECONDS;
        for (int mode = 0; mode < MODES; mode++) {
            TIME_CONSTANTS_SECONDS[mode] = seconds;
            seconds *= RATIO;
        }
    }

    private LogTimeKernel() {}

    /** The weights for a sensor of that τ, in decades. */
    static double[] weights(double tauSeconds) {
        double[] weights = new double[MODES];
        for (int mode = 0; mode < MODES; mode++) {
            weights[mode] = weight(tauSeconds, TIME_CONSTANTS_SECONDS[mode]);
        }
        double faster = FASTEST_SECONDS / RATIO;
        while (weight(tauSeconds, faster) > 1e-6) {
            weights[0] += weight(tauSeconds, faster);
            faster /= RATIO;
        }
        // A mode of 4ⁿ times the time constant acts 1/4ⁿ as much, as long as it is young: together a third.
        weights[MODES - 1] += weights[MODES - 1] / (RATIO - 1);
        return weights;
    }

    private static double weight(double tauSeconds, double timeConstantSeconds) {
        return DECADES_PER_MODE * StrictMath.exp(-tauSeconds / timeConstantSeconds);
    }

    /** Writes by what share each mode nears its end within {@code seconds}: 1 − exp(−seconds/Tᵢ). */
    static void shares(double seconds, double[] shares) {
        for (int mode = 0; mode < MODES; mode++) {
            shares[mode] = share(seconds / TIME_CONSTANTS_SECONDS[mode]);
        }
    }

    /** 1 − exp(−z); from one scan to the next z is small, and six terms of the series are exact to 10⁻¹³. */
    private static double share(double z) {
        return z < SMALL
                ? z * (1 - z / 2 * (1 - z / 3 * (1 - z / 4 * (1 - z / 5 * (1 - z / 6)))))
                : -StrictMath.expm1(-z);
    }
}
