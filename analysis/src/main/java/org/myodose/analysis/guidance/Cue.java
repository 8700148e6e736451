package org.myodose.analysis.guidance;

/** Something has happened that the person, the sound, the buzzer and the log are all to be told alike. */
public enum Cue {
    ONSET("onset"),
    PLATEAU("plateau"),
    BAND_ENTERED("bandEntered"),
    BAND_LEFT("bandLeft"),
    HOLD_DONE("holdDone"),
    RELEASE("release"),
    INTERRUPTED("interrupted"),
    CEILING("ceiling"),
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
