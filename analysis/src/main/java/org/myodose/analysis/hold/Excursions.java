package org.myodose.analysis.hold;

/** Squeezes on top of a plateau: the force leaves its level upwards and comes back. Confined to one thread. */
final class Excursions {

    private static final double BEGIN_SHARE = 1.25;
    private static final double END_SHARE = 1.1;

    private boolean above;
    private double peakForceNow;
    private int count;
    private double peakForce;

    void clear() {
        above = false;
        count = 0;
        peakForce = Double.NaN;
    }

    /** Takes a sample, and the level that it is judged by, both as heights and the sample as force too. */
    void note(double force, double height, double level) {
        if (!above) {
            above = height > BEGIN_SHARE * level;
            peakForceNow = force;
        } else if (height >= END_SHARE * level) {
            peakForceNow = Math.max(peakForceNow, force);
        } else {
            above = false;
            count++;
            peakForce = count == 1 ? peakForceNow : Math.max(peakForce, peakForceNow);
        }
    }

    /** The force has become steady up there: that was a step. */
    void becameAStep() {
        above = false;
    }

    int count() {
        return count;
    }

    /** The highest of them; NaN without any. */
    double peakForce() {
        return peakForce;
    }
}
