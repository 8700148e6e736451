package org.myodose.analysis.threshold;

/** Something has happened that people are to be told; each comes with its cause. */
public enum ThresholdCue {
    /** The probe shows a force while nothing should press. */
    LIFT("lift"),
    CONTACT("contact"),
    TOO_FAST("tooFast"),
    TOO_SLOW("tooSlow"),
    ON_RATE("onRate"),
    /** The patient has pressed: let go. */
    STOP("stop"),
    /** The patient has pressed while nothing was loaded. */
    STOP_UNUSED("stopUnused"),
    CEILING("ceiling"),
    READING("reading"),
    NOT_VALID("notValid"),
    TOO_EARLY("tooEarly"),
    /** The pause is over. */
    PRESS("press"),
    FINISHED("finished");

    private final String label;

    ThresholdCue(String label) {
        this.label = label;
    }

    /** The word used in recordings. */
    public String label() {
        return label;
    }
}
