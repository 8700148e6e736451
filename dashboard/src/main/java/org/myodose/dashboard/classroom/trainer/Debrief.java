package org.myodose.dashboard.classroom.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.Feedback;
import org.myodose.analysis.score.Interval;
import org.myodose.analysis.score.LearningCurve;
import org.myodose.analysis.score.LearningCurve.Kind;
import org.myodose.dashboard.classroom.message.Expert;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.Match;

/** How each student's scores went on from drill to drill; docs/class.md names the fields. What is not known is null. */
public record Debrief(@Nullable Expert expert, List<Progress> students) {

    /**
     * One drill of one student.
     *
     * @param holds how many were given
     * @param matchPercent mean likeness to the expert's press
     * @param estimateError mean distance of the student's estimates from what the holds were, in the facts' unit
     */
    public record Attempt(
            String drill,
            String feedback,
            @Nullable Double score,
            int holds,
            @Nullable Double matchPercent,
            @Nullable Double estimateError) {}

    /** What is learnt, and how sure that is: 95 % confidence. */
    public record Figure(
            double estimate, @Nullable Double low, @Nullable Double high) {}

    /**
     * One student's learning.
     *
     * @param pointsPerDrill slope of the least-squares line through the scores
     * @param feedbackGain mean score while the force was shown less while it never was
     */
    public record Progress(
            String station,
            String name,
            List<Attempt> attempts,
            @Nullable Figure pointsPerDrill,
            @Nullable Figure feedbackGain) {}

    /**
     * Of all students, in the board's order.
     *
     * @param expert whose press is the example of the next drill; null where there is none
     */
    public static Debrief of(List<StudentBook> books, @Nullable Expert expert) {
        return new Debrief(expert, books.stream().map(Debrief::progress).toList());
    }

    private static Progress progress(StudentBook book) {
        List<Attempt> attempts = new ArrayList<>();
        List<LearningCurve.Attempt> scored = new ArrayList<>();
        for (Map.Entry<String, List<Fact>> drill : book.byDrill().entrySet()) {
            Attempt attempt = attempt(drill.getKey(), drill.getValue());
            attempts.add(attempt);
            if (attempt.score != null) {
                boolean shown = !attempt.feedback.equals(Feedback.NONE.label());
                scored.add(
                        new LearningCurve.Attempt(attempt.score, shown ? Kind.WITH_FEEDBACK : Kind.WITHOUT_FEEDBACK));
            }
        }
        LearningCurve curve = LearningCurve.of(scored);
        return new Progress(
                book.station(), book.name(), attempts, figure(curve.pointsPerAttempt()), figure(curve.feedbackGain()));
    }

    private static Attempt attempt(String drill, List<Fact> facts) {
        Fact last = facts.getLast();
        double match = facts.stream()
                .map(Fact::match)
                .filter(Objects::nonNull)
                .mapToDouble(Match::percent)
                .average()
                .orElse(Double.NaN);
        int holds = (int) facts.stream().filter(fact -> fact.hold() != null).count();
        return new Attempt(
                drill, last.feedback(), last.points().total(), holds, known(match), known(estimateError(facts)));
    }

    private static double estimateError(List<Fact> facts) {
        return facts.stream()
                .map(Fact::estimate)
                .filter(Objects::nonNull)
                .map(estimate ->
                        estimate.meanForce() == null ? null : Math.abs(estimate.force() - estimate.meanForce()))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    private static @Nullable Figure figure(Interval interval) {
        return Double.isFinite(interval.estimate())
                ? new Figure(interval.estimate(), known(interval.low()), known(interval.high()))
                : null;
    }

    private static @Nullable Double known(double figure) {
        return Double.isFinite(figure) ? figure : null;
    }
}
