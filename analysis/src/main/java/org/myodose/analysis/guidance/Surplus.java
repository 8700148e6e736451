package org.myodose.analysis.guidance;

/** Pressing on when all is given: more is not better. Allocates nothing. */
final class Surplus {

    /** So long may be pressed on before it is too much: long enough to react and release. A default. */
    private static final double RELEASE_SECONDS = 3;

    private double seconds;
    private boolean over;
    private int count;

    /** A press begins. */
    void press() {
        seconds = 0;
        over = false;
    }

    /** All that was to be given in this press is given. */
    void allGiven() {
        seconds = 0;
    }

    /** Pressed on for so much longer; true once in a press, when it is too much. */
    boolean add(double more) {
        if (over) {
            return false;
        }
        seconds += more;
        over = seconds >= RELEASE_SECONDS;
        count += over ? 1 : 0;
        return over;
    }

    /** Whether the present or last press was too much. */
    boolean over() {
        return over;
    }

    /** How many presses were too much. */
    int count() {
        return count;
    }
}
