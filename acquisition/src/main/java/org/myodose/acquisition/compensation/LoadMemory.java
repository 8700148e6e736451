package org.myodose.acquisition.compensation;

import java.util.Arrays;

/**
 * What earlier loads still do to sensors that creep, by superposition: every change of load starts a log law of its own. A step
 * of F that is t old counts F·log₁₀(1 + t/τ), in force times decades.
 *
 * <p>A load acts from the scan that brought it, so that between scans nothing is guessed; intervals may be of any length. Not
 * thread-safe; allocates nothing after construction.
 */
final class LoadMemory {

    private static final double SECONDS_PER_MICRO = 1e-6;

    private final int sensorCount;
    private final double[] shares = new double[LogTimeKernel.MODES];
    private long sharesMicros = -1;

    /** Weights and states lie mode by mode, so that one loop advances all sensors at once. */
    private final double[] weights;

    private final double[] states;
    private final double[] decades;

    /** A memory of unloaded sensors. */
    LoadMemory(double[] tausSeconds) {
        sensorCount = tausSeconds.length;
        weights = new double[LogTimeKernel.MODES * sensorCount];
        states = new double[weights.length];
        decades = new double[sensorCount];
        for (int sensor = 0; sensor < sensorCount; sensor++) {
            double[] own = LogTimeKernel.weights(tausSeconds[sensor]);
            for (int mode = 0; mode < own.length; mode++) {
                weights[mode * sensorCount + sensor] = own[mode];
            }
        }
    }

    /** As if {@code loads} had lain on the sensors for ever. */
    void settle(double[] loads) {
        for (int index = 0; index < states.length; index++) {
            states[index] = weights[index] * loads[index % sensorCount];
        }
        sum();
    }

    /** {@code loads} have lain on the sensors for {@code micros} more. */
    void advance(long micros, double[] loads) {
        if (micros != sharesMicros) {
            LogTimeKernel.shares(micros * SECONDS_PER_MICRO, shares);
            sharesMicros = micros;
        }
        Arrays.fill(decades, 0);
        for (int mode = 0; mode < shares.length; mode++) {
            advance(mode * sensorCount, shares[mode], loads, states, weights, decades);
        }
    }

    /** All arrays as parameters, so that the compiler can work on several sensors at once. */
    private static void advance(
            int first, double share, double[] loads, double[] states, double[] weights, double[] decades) {
        for (int sensor = 0; sensor < loads.length; sensor++) {
            double state = states[first + sensor];
            double next = state + share * (weights[first + sensor] * loads[sensor] - state);
            states[first + sensor] = next;
            decades[sensor] += next;
        }
    }

    private void sum() {
        Arrays.fill(decades, 0);
        for (int index = 0; index < states.length; index++) {
            decades[index % sensorCount] += states[index];
        }
    }

    /** What lies behind the sensor, in force times decades. */
    double decades(int sensor) {
        return decades[sensor];
    }

    /** Decades that a load comes to which has lain on the sensor for ever. */
    double decadesForEver(int sensor) {
        double sum = 0;
        for (int mode = 0; mode < shares.length; mode++) {
            sum += weights[mode * sensorCount + sensor];
        }
        return sum;
    }

    /** Goes on from where {@code other} stands, of the same sensors. */
    void copyFrom(LoadMemory other) {
        System.arraycopy(other.states, 0, states, 0, states.length);
        System.arraycopy(other.decades, 0, decades, 0, sensorCount);
    }
}
