package org.myodose.analysis.hold;

/** How a hold ended. */
public enum HoldEnd {
    /** The force was taken away. */
    RELEASED("released"),
    /** Samples are missing; whether the force was still there nobody knows. */
    INTERRUPTED("interrupted"),
    /** The data ended while the force was still there. */
    END_OF_RECORDING("endOfRecording");

    private final String label;

    HoldEnd(String label) {
        this.label = label;
    }

    /** The word used in files and in the live API. */
    public String label() {
        return label;
    }
}
