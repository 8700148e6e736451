package org.myodose.analysis.guidance;

/** Is told each cue with its cause, on the thread that feeds the {@link Guidance}. */
@FunctionalInterface
public interface CueListener {

    /**
     * Something is to be told to people at once.
     *
     * @param cause one plain sentence
     * @param timeMicros when it happened, which may lie a little back
     */
    void onCue(Cue cue, String cause, long timeMicros, double force);
}
