package org.myodose.device.gpio.chip;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What a buzzer or a lamp plays: on for the first duration, off for the second, and so on; off at its end. Immutable.
 *
 * @param phases alternately on and off, each longer than nothing; none at all is silence
 */
public record FeedbackPattern(List<Duration> phases) {

    /** Off at once. */
    public static final FeedbackPattern SILENCE = new FeedbackPattern(List.of());

    public FeedbackPattern {
        phases = List.copyOf(phases);
        if (phases.stream().anyMatch(phase -> phase.isZero() || phase.isNegative())) {
            throw new IllegalArgumentException("A feedback pattern is made of durations longer than nothing.");
        }
    }

    /** On for the first so many milliseconds, off for the next, and so on. */
    public static FeedbackPattern ofMillis(long... phases) {
        return new FeedbackPattern(
                Arrays.stream(phases).mapToObj(Duration::ofMillis).toList());
    }
}
