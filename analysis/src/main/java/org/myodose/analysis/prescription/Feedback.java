package org.myodose.analysis.prescription;

import java.util.Arrays;
import java.util.Optional;

/**
 * When the force is shown to the person who presses. Learners who asked for it did better than those who always saw it (JOSPT
 * 2012: 6.7 against 13.7 N error), so it is a schedule; how each fades is a default, not evidence.
 */
public enum Feedback {
    FULL("full", "always"),
    FADED("faded", "in the first half of the holds, then in every second one"),
    BANDWIDTH("bandwidth", "only while the force is outside the band"),
    ON_REQUEST("on request", "only when asked for"),
    DELAYED("delayed", "only after the hold"),
    NONE("none", "never: a test");

    private final String label;
    private final String words;

    Feedback(String label, String words) {
        this.label = label;
        this.words = words;
    }

    /** As it is written in a file. */
    public String label() {
        return label;
    }

    /** When the force is shown, in words. */
    public String words() {
        return words;
    }

    /** The one that is written so. */
    public static Optional<Feedback> of(String label) {
        return Arrays.stream(values())
                .filter(feedback -> feedback.label.equals(label))
                .findFirst();
    }

    /**
     * Whether the force is to be shown just now, unasked.
     *
     * @param repetition the present hold, 1 for the first
     * @param pressing whether something presses
     */
    public boolean shows(int repetition, int repetitions, boolean pressing, boolean inBand) {
        return switch (this) {
            case FULL -> true;
            case FADED -> repetition <= (repetitions + 1) / 2 || (repetitions - repetition) % 2 == 1;
            case BANDWIDTH -> !inBand;
            case DELAYED -> !pressing;
            case ON_REQUEST, NONE -> false;
        };
    }
}
