package org.myodose.analysis.guidance;

import org.myodose.analysis.prescription.Feedback;

/**
 * Whether whoever presses sees the force: by the prescription's schedule, or because they asked. After a hold whose force was
 * hidden since it was steady, an estimate of it is waited for, before anything of it is shown. Allocates nothing.
 */
final class Sight {

    /** No hold waits for an estimate. */
    static final int NONE = 0;

    private final Feedback feedback;
    private final boolean hasForce;
    private boolean steady;
    private boolean seen;
    private boolean asked;
    private int estimateHold = NONE;

    /** @param hasForce whether the source has newtons, in which a force could be estimated */
    Sight(Feedback feedback, boolean hasForce) {
        this.feedback = feedback;
        this.hasForce = hasForce;
    }

    /** A press begins: nobody asked yet, and what was not estimated before it never will be. */
    void press() {
        steady = false;
        seen = false;
        asked = false;
        estimateHold = NONE;
    }

    void plateau() {
        steady = true;
    }

    /** @param shown whether the schedule shows the force of the present sample */
    void sample(boolean shown) {
        seen |= steady && (shown || asked);
    }

    /** The press was this hold, and is over. */
    void held(int hold) {
        if (hasForce && !seen) {
            estimateHold = hold;
        }
    }

    /** The force is asked for; returns whether that may be, of the present hold or, where one waits, of the last. */
    boolean ask(boolean pressing) {
        boolean waits = estimateHold != NONE;
        boolean may = feedback != Feedback.NONE && (waits || feedback == Feedback.ON_REQUEST);
        if (may) {
            estimateHold = NONE;
            asked = true;
            seen |= pressing;
        }
        return may;
    }

    /** The hold that waited is estimated, and is shown from now on, but for a test; returns it, {@link #NONE} where none waited. */
    int estimated() {
        int hold = estimateHold;
        if (hold != NONE) {
            estimateHold = NONE;
            asked = feedback != Feedback.NONE;
        }
        return hold;
    }

    boolean asked() {
        return asked;
    }

    int estimateHold() {
        return estimateHold;
    }
}
