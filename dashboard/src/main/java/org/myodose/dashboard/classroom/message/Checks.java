package org.myodose.dashboard.classroom.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every message is looked at for, so that nothing impossible is ever shown. Confined to constructors. */
final class Checks {

    /** Longer texts are cut on no screen. */
    static final int MOST_LETTERS = 500;

    private static final int MOST_FIGURES = 16;

    private Checks() {}

    static String text(@Nullable String text, String field) {
        if (text == null || text.length() > MOST_LETTERS) {
            throw new IllegalArgumentException(
                    field + (text == null ? " is missing" : " has more than " + MOST_LETTERS + " letters"));
        }
        return text;
    }

    static String name(@Nullable String text, String field) {
        String name = text(text, field).strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException(field + " is empty");
        }
        return name;
    }

    /** A text that was {@linkplain AddedLater added later}: empty where it was not told. */
    static String later(@Nullable String text, String field) {
        return text == null ? "" : text(text, field);
    }

    /** Figures that were {@linkplain AddedLater added later}: none where they were not told. */
    static Map<String, Double> figures(@Nullable Map<String, @Nullable Double> figures, String field) {
        if (figures == null) {
            return Map.of();
        }
        if (figures.size() > MOST_FIGURES) {
            throw new IllegalArgumentException(field + " has more than " + MOST_FIGURES);
        }
        Map<String, Double> checked = new LinkedHashMap<>();
        figures.forEach((name, figure) -> {
            if (figure == null) {
                throw new IllegalArgumentException(field + " has a name without a figure");
            }
            figure(figure, field);
            checked.put(name(name, field), figure);
        });
        return Collections.unmodifiableMap(checked);
    }

    /** A figure that is known must be one. */
    static @Nullable Double figure(@Nullable Double figure, String field) {
        if (figure != null && !Double.isFinite(figure)) {
            throw new IllegalArgumentException(field + " is no figure");
        }
        return figure;
    }

    static long count(long count, String field) {
        if (count < 0) {
            throw new IllegalArgumentException(field + " is negative");
        }
        return count;
    }
}
