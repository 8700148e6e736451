package org.myodose.dashboard.classroom.message;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A score as it travels: of the holds of a drill so far.
 *
 * @param total from 0 to 100; null where nothing could be scored
 * @param leftOut holds that were not scored
 * @param whyNot a sentence where there is no score, else empty
 * @param whyNotCode the same for whoever tells it in another language; empty where there is a score, or an earlier program tells it
 * @param parts what points were lost by, in the order of the score's parts
 */
public record Points(
        @Nullable Double total,
        int leftOut,
        String whyNot,
        @AddedLater String whyNotCode,
        List<Lost> parts) {

    private static final int MOST_PARTS = 32;

    /**
     * One part of a score.
     *
     * @param judged whether there was anything to judge
     * @param code why, for whoever tells it in another language; empty where an earlier program tells it
     * @param figures what the code speaks of, by names with their unit
     * @param sentence why, in plain English words
     */
    public record Lost(
            String part,
            int points,
            boolean judged,
            double lostPoints,
            @AddedLater String code,
            @AddedLater Map<String, Double> figures,
            String sentence) {

        public Lost {
            part = Checks.name(part, "part");
            Checks.count(points, "points");
            Checks.figure(lostPoints, "lostPoints");
            code = Checks.later(code, "code");
            figures = Checks.figures(figures, "figures");
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
        whyNotCode = Checks.later(whyNotCode, "whyNotCode");
        parts = List.copyOf(parts);
        if (parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("more than " + MOST_PARTS + " parts of a score");
        }
    }
}
