package org.myodose.analysis.threshold;

/** Is told what happens in a measurement, on the thread that feeds it. A listener never blocks. */
public interface ThresholdListener {

    /**
     * Something is to be told to people at once.
     *
     * @param cause one plain sentence
     */
    void onCue(ThresholdCue cue, String cause, long timeMicros);

    /** A reading is over, valid or not; its cue comes after this. */
    default void onReading(ThresholdReading reading, long timeMicros) {}

    /**
     * The patient's key was pressed at the computer at {@code pressedMicros}, and heard after the sample at {@code heardMicros};
     * with both, a recording can be measured again to the same figures.
     */
    default void onKey(long pressedMicros, long heardMicros) {}
}
