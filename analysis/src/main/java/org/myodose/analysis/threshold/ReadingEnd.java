package org.myodose.analysis.threshold;

/** How a reading ended. */
public enum ReadingEnd {
    PATIENT_STOP("patientStop"),
    /** The ceiling came before the pain. */
    CEILING("ceiling"),
    RELEASED("released"),
    INTERRUPTED("interrupted");

    private final String label;

    ReadingEnd(String label) {
        this.label = label;
    }

    /** The word used in files. */
    public String label() {
        return label;
    }
}
