package org.myodose.analysis.hold;

/** The rule that set a boundary, so that each one can be explained. */
public enum HoldRule {
    ROSE_ABOVE_BASELINE("The force rose above the baseline by more than noise."),
    ALREADY_LOADED("The sensor was already loaded at the first sample."),
    STILL_LOADED("The force fell, but stayed too high to be a resting level."),
    ROSE_FROM_TROUGH("The force rose again without having returned to the baseline."),
    BACK_AT_BASELINE("The force returned to the baseline."),
    SETTLED_LOW("The force settled at a new resting level."),
    RISES_AGAIN("The force fell below half and then rose again."),
    DATA_MISSING("Samples are missing."),
    RECORDING_ENDED("The recording ended.");

    private final String sentence;

    HoldRule(String sentence) {
        this.sentence = sentence;
    }

    /** One sentence for people. */
    public String sentence() {
        return sentence;
    }
}
