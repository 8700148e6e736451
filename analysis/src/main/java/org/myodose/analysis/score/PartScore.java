package org.myodose.analysis.score;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One part of a score, explained.
 *
 * @param judged whether there was anything to judge; if not, it counts neither for nor against
 * @param lostPoints of {@code part.points()}
 * @param code why, for whoever tells it in another language: docs/scores.md has the list
 * @param figures what the code speaks of, by names with their unit; never NaN
 * @param sentence the same in plain English words
 */
public record PartScore(
        Part part, boolean judged, double lostPoints, String code, Map<String, Double> figures, String sentence) {

    public PartScore {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }

    static PartScore of(Part part, boolean judged, double lostPoints, Explanation why) {
        return new PartScore(part, judged, lostPoints, why.code(), why.figures(), why.sentence());
    }
}
