package org.myodose.analysis.guidance;

/** How the loading rate compares with the prescribed window; {@link #NONE} while nothing is being loaded. */
public enum RateHint {
    NONE("none"),
    OK("ok"),
    TOO_FAST("tooFast"),
    TOO_SLOW("tooSlow");

    private final String label;

    RateHint(String label) {
        this.label = label;
    }

    /** The word used in the live API. */
    public String label() {
        return label;
    }
}
