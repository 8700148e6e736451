package org.myodose.dashboard.classroom.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A score as it travels: of the holds of a drill so far.
 *
 * @param total from 0 to 100; null where nothing could be scored
 * @param leftOut holds that were not scored
 * @param whyNot a sentence where there is no score, else empty
 * @param parts what points were lost by, in the order of the score's parts
 */
public record Points(@Nullable Double total, int leftOut, String whyNot, List<Lost> parts) {

    private static final int MOST_PARTS = 32;

    /**
     * One part of a score.
     *
     * @param judged whether there was anything to judge
     * @param sentence why, in plain words
     */
    public record Lost(String part, int points, boolean judged, double lostPoints, String sentence) {

        public Lost {
            part = Checks.name(part, "part");
            Checks.count(points, "points");
            Checks.figure(lostPoints, "lostPoints");
            sentence = Checks.text(sentence, "sentence");
        }
    }

    public Points {
        Checks.figure(total, "total");
        if (total != null && (total < 0 || total > 100)) {
            throw new IllegalArgumentException("total is not from 0 to 100");
        }
        Checks.count(leftOut, "leftOut");
        whyNot = Checks.text(whyNot, "whyNot");
        parts = List.copyOf(parts);
        if (parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("more than " + MOST_PARTS + " parts of a score");
        }
    }
}
