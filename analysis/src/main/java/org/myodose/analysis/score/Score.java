package org.myodose.analysis.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One figure from 0 to 100 for a session, and what it is made of: 100 times the points kept over the points that could be
 * judged. A part's loss is the mean over the holds that were seen whole. Immutable.
 *
 * @param total from 0 to 100; 0 where not one hold could be scored
 * @param parts every part, in the order of {@link Part}
 * @param leftOut holds, or steps of them, that were not scored, because data is missing or the force was clipped
 */
public record Score(double total, List<PartScore> parts, int leftOut) {

    public Score {
        parts = List.copyOf(parts);
    }

    /**
     * The score of a session's holds.
     *
     * @param wanted how many holds were to be given
     */
    public static Score of(int wanted, List<Repetition> repetitions) {
        int given = (int) repetitions.stream().filter(Repetition::beginsPress).count();
        List<Repetition> whole =
                repetitions.stream().filter(Repetition::seenWhole).toList();
        List<PartScore> parts = new ArrayList<>();
        for (Part part : Part.values()) {
            parts.add(part == Part.REPETITIONS ? repetitions(wanted, given) : judged(part, whole));
        }
        double judged = 0;
        double lost = 0;
        for (PartScore part : parts) {
            judged += part.judged() ? part.part().points() : 0;
            lost += part.lostPoints();
        }
        double total = whole.isEmpty() ? 0 : 100 * (judged - lost) / judged;
        return new Score(total, parts, repetitions.size() - whole.size());
    }

    private static PartScore judged(Part part, List<Repetition> repetitions) {
        double[] losses = repetitions.stream()
                .mapToDouble(repetition -> part.loss(part.fault(repetition)))
                .filter(loss -> !Double.isNaN(loss))
                .toArray();
        double lost = part.points() * Arrays.stream(losses).average().orElse(0);
        return PartScore.of(part, losses.length > 0, lost, Explanation.of(part, repetitions));
    }

    private static PartScore repetitions(int wanted, int given) {
        double fault = Math.abs(given - wanted) / (double) wanted;
        double lost = Part.REPETITIONS.points() * Part.REPETITIONS.loss(fault);
        return PartScore.of(Part.REPETITIONS, true, lost, Explanation.ofRepetitions(given, wanted));
    }
}
