package org.myodose.device.simulated;

/**
 * What all that ever lay on a creeping sensor comes to: Σ ΔF·log₁₀(1 + t/τ) over every change of load ΔF, t old. A body that creeps
 * so has relaxation times of every length: here one at each factor of 1.5 from a millisecond to four months, and
 * log₁₀(1 + t/τ) = ∫ (1 − exp(−t/T))·exp(−τ/T) d log₁₀ T. Within 0.0002 decades of the law from a millisecond to an hour.
 *
 * <p>A load acts from the moment it is told until the next. Not thread-safe; allocates nothing after construction.
 */
final class CreepHistory {

    private static final double FACTOR = 1.5;
    private static final double SHORTEST_SECONDS = 0.001;
    private static final int RELAXATIONS = 57;
    private static final double SECONDS_PER_MICRO = 1e-6;

    private final double[] weights = new double[RELAXATIONS];
    private final double[] relaxationSeconds = new double[RELAXATIONS];
    private final double[] left = new double[RELAXATIONS];
    private final double[] crept = new double[RELAXATIONS];
    private double load;
    private double lastSeconds = Double.NaN;
    private long lastStepMicros = -1;

    CreepHistory(double tauSeconds) {
        for (int i = 0; i < RELAXATIONS; i++) {
            relaxationSeconds[i] = SHORTEST_SECONDS * StrictMath.pow(FACTOR, i);
            weights[i] = StrictMath.log10(FACTOR) * StrictMath.exp(-tauSeconds / relaxationSeconds[i]);
        }
    }

    /** From now on {@code newLoad} lies on the sensor; returns load times decades. Times must not run backwards. */
    double decades(double newLoad, double seconds) {
        if (!Double.isNaN(lastSeconds)) {
            step(Math.round((seconds - lastSeconds) / SECONDS_PER_MICRO));
        }
        lastSeconds = seconds;
        load = newLoad;
        double sum = 0;
        for (int i = 0; i < RELAXATIONS; i++) {
            sum += weights[i] * crept[i];
        }
        return sum;
    }

    private void step(long micros) {
        if (micros != lastStepMicros) {
            lastStepMicros = micros;
            for (int i = 0; i < RELAXATIONS; i++) {
                left[i] = StrictMath.exp(-micros * SECONDS_PER_MICRO / relaxationSeconds[i]);
            }
        }
        for (int i = 0; i < RELAXATIONS; i++) {
            crept[i] = load + left[i] * (crept[i] - load);
        }
    }
}
