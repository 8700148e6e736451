package org.myodose.dashboard.classroom.message;

import org.jspecify.annotations.Nullable;

/** What every message is looked at for, so that nothing impossible is ever shown. Confined to constructors. */
final class Checks {

    /** Longer texts are cut on no screen. */
    static final int MOST_LETTERS = 500;

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
