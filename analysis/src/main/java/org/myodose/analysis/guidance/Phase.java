package org.myodose.analysis.guidance;

/** What the person is to do now. */
public enum Phase {
    /** Nothing presses, and a repetition is due. */
    APPROACH("approach"),
    /** Pressing, and not yet in the band. */
    LOADING("loading"),
    IN_BAND("inBand"),
    /** The band has been left downwards. */
    TOO_LOW("tooLow"),
    /** Above the band, or the sensor is at the end of its range. */
    TOO_HIGH("tooHigh"),
    /** The prescribed time is reached: release. */
    DONE("done"),
    REST("rest"),
    /** All repetitions are done. */
    FINISHED("finished"),
    /** The patient said stop; only a new session leads out of here. */
    STOPPED("stopped");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** The word used in the live API. */
    public String label() {
        return label;
    }
}
