package org.myodose.device.gpio.chip;

/** A buzzer or a lamp that tells the therapist something. Any thread; never blocks. */
@FunctionalInterface
public interface FeedbackOutput {

    /** Plays the pattern from now on, in place of what may be playing. */
    void play(FeedbackPattern pattern);
}
