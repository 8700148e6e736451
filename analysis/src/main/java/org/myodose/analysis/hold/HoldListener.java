package org.myodose.analysis.hold;

/**
 * Is told about a press as it happens. Called from inside {@link HoldDetector#sample}, on the same thread.
 *
 * <p>{@code timeMicros} is when the thing happened, as far as the rule can tell looking back; {@code decidedMicros} is the
 * sample at which it became certain. Nothing is allocated for these calls, except the {@link Hold} when one ends.
 */
public interface HoldListener {

    /** A press began. */
    default void onOnset(long timeMicros, long decidedMicros, double force, HoldRule rule) {}

    /** The force has become steady: the press is a hold. Also told when a mere resting contact turns into a hold. */
    default void onPlateau(long timeMicros, long decidedMicros, double level) {}

    /** The force falls away; it may still come back. */
    default void onUnloading(long timeMicros, long decidedMicros, double force) {}

    /** The force came back or became steady again before the hold was over. */
    default void onReloaded(long decidedMicros, double force) {}

    /** A hold is over. */
    default void onHold(Hold hold, long decidedMicros) {}

    /** A press is over that never was steady: a press, not a hold. */
    default void onPress(
            long onsetMicros,
            long releaseMicros,
            long decidedMicros,
            double peakForce,
            double impulse,
            HoldRule rule) {}

    /** The onset was a mistake: the resting level had only returned to where it was before. */
    default void onWithdrawn(long onsetMicros, long decidedMicros) {}
}
