package org.myodose.device.simulated;

import java.util.SplittableRandom;

/**
 * A spot that wanders slowly about the middle of a surface, as a therapist's hand does from press to press, and rocks a little. Each
 * coordinate is a sum of two oscillations, so that it stays in reach. Seeded; the same seed gives the same way.
 */
public final class WanderingSpot {

    private static final double SLOW_SECONDS = 47;
    private static final double QUICK_SECONDS = 6.5;

    /** Of the reach, what the slow oscillation takes; the quick one takes the rest. */
    private static final double SLOW_SHARE = 0.85;

    private final double reachX;
    private final double reachY;
    private final double[] phase = new double[4];

    /** A spot that goes at most so far from the middle, in millimetres. */
    WanderingSpot(double reachX, double reachY, long seed) {
        this.reachX = reachX;
        this.reachY = reachY;
        SplittableRandom random = new SplittableRandom(seed ^ 0x5707);
        for (int i = 0; i < phase.length; i++) {
            phase[i] = 2 * Math.PI * random.nextDouble();
        }
    }

    /** Millimetres to the right of the middle. */
    public double xMillimetres(double seconds) {
        return reachX * along(seconds, 1, phase[0], phase[1]);
    }

    /** Millimetres to the front of the middle. */
    public double yMillimetres(double seconds) {
        // Other periods than sideways, or it would run on one closed line.
        return reachY * along(seconds, 1.37, phase[2], phase[3]);
    }

    private static double along(double seconds, double stretch, double slowPhase, double quickPhase) {
        double slow = StrictMath.sin(2 * Math.PI * seconds / (stretch * SLOW_SECONDS) + slowPhase);
        double quick = StrictMath.sin(2 * Math.PI * seconds / (stretch * QUICK_SECONDS) + quickPhase);
        return SLOW_SHARE * slow + (1 - SLOW_SHARE) * quick;
    }
}
