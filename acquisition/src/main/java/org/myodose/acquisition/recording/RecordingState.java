package org.myodose.acquisition.recording;

/** What becomes of the samples at this moment. */
public enum RecordingState {
    /** They are being kept. */
    RECORDING,
    /** The file could not be written any more; what was written before stays readable. Feedback goes on. */
    FAILED,
    /** The recording was ended in order. */
    CLOSED
}
