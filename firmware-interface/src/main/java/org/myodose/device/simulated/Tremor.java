package org.myodose.device.simulated;

import java.util.random.RandomGenerator;

/**
 * Physiological tremor: a few oscillations of 8 to 12 Hz whose beat makes it swell and fade. It grows with the force; about 1 %
 * of it, a design default.
 */
final class Tremor {

    private static final double LOWEST_HERTZ = 8.2;
    private static final double HIGHEST_HERTZ = 11.8;
    private static final int OSCILLATIONS = 4;

    /** Root mean square, as a share of the force. */
    private static final double RMS_SHARE = 0.01;

    private final double[] radiansPerSecond = new double[OSCILLATIONS];
    private final double[] phase = new double[OSCILLATIONS];

    private Tremor() {}

    static Tremor drawn(RandomGenerator random) {
        Tremor tremor = new Tremor();
        double slot = (HIGHEST_HERTZ - LOWEST_HERTZ) / OSCILLATIONS;
        for (int i = 0; i < OSCILLATIONS; i++) {
            tremor.radiansPerSecond[i] = 2 * Math.PI * (LOWEST_HERTZ + slot * (i + random.nextDouble()));
            tremor.phase[i] = 2 * Math.PI * random.nextDouble();
        }
        return tremor;
    }

    /** Deviation from the intended force, as a share of it. */
    double share(double seconds) {
        double sum = 0;
        for (int i = 0; i < OSCILLATIONS; i++) {
            sum += StrictMath.sin(radiansPerSecond[i] * seconds + phase[i]);
        }
        return RMS_SHARE * StrictMath.sqrt(2.0 / OSCILLATIONS) * sum;
    }
}
