package org.myodose.analysis.prescription;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys that a part of a prescription may have, in the order in which they are written. */
enum Vocabulary {
    WHOLE(
            "",
            "name",
            "source",
            "threshold",
            "contact area",
            "band",
            "hold",
            "loading rate",
            "repetitions",
            "rest",
            "ceiling",
            "gentle ceiling",
            "site impulse",
            "session impulse",
            "site time",
            "session time",
            "sessions",
            "stop at pain",
            "warn at",
            "feedback",
            "first session",
            "first session band",
            "first session hold",
            "first session ceiling",
            "first session repetitions",
            "first session time",
            "contraindication"),
    STEP("step", "band", "hold", "begins at pain", "ends at pain"),
    SITE("site", "name", "gentle", "band", "ceiling", "repetitions");

    private static final Set<String> REPEATABLE = Set.of("source", "contraindication");
    private static final Set<String> FREE_TEXT = Set.of("name", "source", "contraindication");

    private final String title;
    // List.of makes lists that nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> keys;

    Vocabulary(String title, String... keys) {
        this.title = title;
        this.keys = List.of(keys);
    }

    List<String> keys() {
        return keys;
    }

    /** What a part is called; empty for the whole. */
    String title() {
        return title;
    }

    String heading() {
        return title.isEmpty() ? "" : "[" + title + "]\n";
    }

    static boolean repeatable(String key) {
        return REPEATABLE.contains(key);
    }

    /** Whether a value is words, in which brackets are only brackets. */
    static boolean freeText(String key) {
        return FREE_TEXT.contains(key);
    }

    /** What was probably meant: the nearest of {@code known}, if it is near. */
    static Optional<String> nearest(String wrong, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(key -> distance(wrong, key)))
                .filter(key -> distance(wrong, key) <= Math.max(2, key.length() / 3));
    }

    /** Levenshtein's: how many letters must change, come or go. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            before[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] present = new int[other.length() + 1];
            present[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int changed = before[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                present[column] = Math.min(changed, 1 + Math.min(before[column], present[column - 1]));
            }
            before = present;
        }
        return before[other.length()];
    }
}
