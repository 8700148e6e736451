package org.myodose.analysis.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What came of asking for contraindications before a session. Immutable.
 *
 * @param found the words of those that apply; empty unless some do
 */
public record Checklist(State state, List<String> found) {

    /** Whether it was asked. */
    public enum State {
        /** Asked, and none applies. */
        NONE,
        /** Asked, and some apply. */
        FOUND,
        /** Not asked. */
        SKIPPED;

        /** As it is written in recordings and requests. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The state of that {@link #label}.
         *
         * @throws IllegalArgumentException when there is no such state
         */
        public static State of(String label) {
            return Arrays.stream(values())
                    .filter(state -> state.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "A checklist is 'none' (of it applies), 'found' or 'skipped', not '" + label + "'."));
        }
    }

    public Checklist {
        found = List.copyOf(found);
        if (found.isEmpty() == (state == State.FOUND)) {
            throw new IllegalArgumentException("What was found, and only that, is named.");
        }
    }
}
