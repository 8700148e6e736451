package org.myodose.analysis.hold;

/** Where a press stands. */
public enum HoldState {
    /** Nothing presses; baseline and noise are learnt. */
    IDLE,
    /** Something presses, and the force has not been steady yet. */
    LOADING,
    /** The force has been steady: this press is a hold. */
    PLATEAU,
    /** The force has fallen well below the plateau (or the peak, where there was no plateau). */
    UNLOADING
}
