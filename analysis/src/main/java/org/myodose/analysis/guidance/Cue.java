package org.myodose.analysis.guidance;

/** Something has happened that the person, the sound, the buzzer and the log are all to be told alike. */
public enum Cue {
    ONSET("onset"),
    PLATEAU("plateau"),
    BAND_ENTERED("bandEntered"),
    BAND_LEFT("bandLeft"),
    /** The sensor is at the end of its range, so nobody knows the force. */
    SATURATED("saturated"),
    HOLD_DONE("holdDone"),
    RELEASE("release"),
    INTERRUPTED("interrupted"),
    /** The force comes close to its ceiling. */
    CEILING_WARNING("ceilingWarning"),
    CEILING("ceiling"),
    /** A step of the staircase is over: raise the force. */
    STEP("step"),
    NEXT_SITE("nextSite"),
    /** An impulse or a time comes close to its limit. */
    LIMIT_WARNING("limitWarning"),
    LIMIT("limit"),
    /** Pressed on though all was given. */
    OVERDOSE("overdose"),
    PATIENT_STOP("patientStop"),
    GAP("gap");

    private final String label;

    Cue(String label) {
        this.label = label;
    }

    /** The word used in the live API. */
    public String label() {
        return label;
    }
}
