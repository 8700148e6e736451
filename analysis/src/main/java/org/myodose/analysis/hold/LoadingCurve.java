package org.myodose.analysis.hold;

/**
 * Remembers when the force first exceeded each height, so that the loading rate over 10–90 % of a plateau can be told once the
 * plateau is known. A point is kept whenever the height has grown by another 3 %, so the memory is bounded whatever the
 * sampling rate and the duration. Confined to one thread, allocates nothing.
 */
final class LoadingCurve {

    private static final double GROWTH = 1.03;
    /** Covers a growth of 1.03⁵¹⁰ ≈ 3.5-million-fold. */
    private static final int POINTS = 512;

    private final long[] timeMicros = new long[POINTS];
    private final double[] force = new double[POINTS];
    private int count;
    private double base;
    private double nextForce;

    /** Starts anew from a point at or below the onset. */
    void start(long startMicros, double startForce, double baseForce) {
        base = baseForce;
        timeMicros[0] = startMicros;
        force[0] = startForce;
        count = 1;
        nextForce = Math.nextUp(startForce);
    }

    void add(long newMicros, double newForce) {
        if (newForce >= nextForce && count < POINTS) {
            timeMicros[count] = newMicros;
            force[count] = newForce;
            count++;
            nextForce = base + Math.max(newForce - base, Double.MIN_NORMAL) * GROWTH;
        }
    }

    /** ΔF/Δt per second between 10 % and 90 % of the way from baseline to plateau; NaN where one of them was not crossed. */
    double ratePerSecond(double baseline, double plateau) {
        double low = baseline + 0.1 * (plateau - baseline);
        double high = baseline + 0.9 * (plateau - baseline);
        double seconds = (crossingMicros(high) - crossingMicros(low)) * 1e-6;
        return seconds > 0 ? (high - low) / seconds : Double.NaN;
    }

    private double crossingMicros(double level) {
        for (int i = 1; i < count; i++) {
            if (force[i] >= level && force[i - 1] < level) {
                double share = (level - force[i - 1]) / (force[i] - force[i - 1]);
                return timeMicros[i - 1] + share * (timeMicros[i] - timeMicros[i - 1]);
            }
        }
        return Double.NaN;
    }
}
