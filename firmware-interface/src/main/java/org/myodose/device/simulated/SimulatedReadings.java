package org.myodose.device.simulated;

import java.util.SplittableRandom;

/**
 * One loading after the other, and when the patient presses the stop. All is drawn beforehand for each reading, so that the same
 * seed gives the same. Ask with times that do not run backwards. Not thread-safe.
 */
final class SimulatedReadings {

    private static final double FIRST_SECONDS = 3;
    private static final double THRESHOLD_SPREAD = 0.04;
    private static final double RATE_SPREAD = 0.03;
    private static final double TOO_FAST = 1.6;
    private static final double HELD_SECONDS = 0.4;
    private static final double RELEASE_SECONDS = 0.4;

    private final SimulatedTest test;
    private final SplittableRandom random;
    private final Tremor tremor;
    private double beginSeconds = FIRST_SECONDS;
    private double rate;
    private double stopSeconds;
    private double letGoSeconds;
    private int reading;

    SimulatedReadings(SimulatedTest test, long seed) {
        this.test = test;
        random = new SplittableRandom(seed);
        tremor = Tremor.drawn(random);
        draw();
    }

    private void draw() {
        reading++;
        double meant = test.loadingNewtonsPerSecond() * (1 + RATE_SPREAD * random.nextGaussian());
        rate = reading % 4 == 2 ? TOO_FAST * meant : meant;
        double threshold = test.thresholdNewtons() * (1 + THRESHOLD_SPREAD * random.nextGaussian());
        // Simple reactions take about a fifth of a second.
        double patientReacts = between(0.15, 0.25);
        double handReacts = between(0.2, 0.3);
        double ceilingSeconds = beginSeconds + test.ceilingNewtons() / rate;
        double felt = beginSeconds + threshold / rate + patientReacts;
        stopSeconds = felt <= ceilingSeconds ? felt : Double.POSITIVE_INFINITY;
        letGoSeconds = Math.min(felt, ceilingSeconds) + handReacts;
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private void follow(double seconds) {
        double over = letGoSeconds + RELEASE_SECONDS + test.restSeconds();
        if (seconds >= over) {
            beginSeconds = over;
            draw();
        }
    }

    /** Force on the spot. */
    double forceNewtons(double seconds) {
        follow(seconds);
        if (seconds <= beginSeconds) {
            return 0;
        }
        double loaded = rate * (Math.min(seconds, letGoSeconds) - beginSeconds);
        double left = 1 - Press.smooth((seconds - letGoSeconds) / RELEASE_SECONDS);
        return loaded * left * (1 + tremor.share(seconds));
    }

    boolean stopHeld(double seconds) {
        return seconds >= stopSeconds && seconds < stopSeconds + HELD_SECONDS;
    }
}
