package org.myodose.analysis.threshold;

/** What the person with the probe is to do now. */
public enum ThresholdPhase {
    /** A reading is due: press, evenly. */
    APPROACH("approach"),
    LOADING("loading"),
    /** The reading is over: let go. */
    RELEASE("release"),
    PAUSE("pause"),
    FINISHED("finished");

    private final String label;

    ThresholdPhase(String label) {
        this.label = label;
    }

    /** The word used in recordings. */
    public String label() {
        return label;
    }
}
