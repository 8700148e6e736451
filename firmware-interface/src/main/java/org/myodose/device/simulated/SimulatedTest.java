package org.myodose.device.simulated;

/**
 * A test of pressure pain that is simulated.
 *
 * @param thresholdNewtons the patient's hidden threshold; from reading to reading it varies by 4 %
 * @param loadingNewtonsPerSecond the rate at which the hand means to load
 * @param ceilingNewtons where the hand lets go, whatever the patient says
 * @param restSeconds pause between the release of one reading and the next
 */
public record SimulatedTest(
        double thresholdNewtons, double loadingNewtonsPerSecond, double ceilingNewtons, double restSeconds) {

    /** 40 N at 5 N/s, 31 s apart: enough for the 30 s that are usually asked for. */
    public static final SimulatedTest DEMONSTRATION = new SimulatedTest(40, 5, 100, 31);
}
