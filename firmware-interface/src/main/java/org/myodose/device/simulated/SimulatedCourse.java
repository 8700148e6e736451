package org.myodose.device.simulated;

/**
 * What the simulated hand was told to do.
 *
 * @param targetNewtons plateau force
 * @param holdSeconds time within the band, per repetition
 * @param repetitions presses before a longer pause
 * @param restSeconds pause between presses
 */
public record SimulatedCourse(double targetNewtons, double holdSeconds, int repetitions, double restSeconds) {

    /** The demonstration: 40 N, the middle of a band of 35 to 45 N, for 10 s, four times, with 5 s of rest. */
    public static final SimulatedCourse DEMONSTRATION = new SimulatedCourse(40, 10, 4, 5);
}
