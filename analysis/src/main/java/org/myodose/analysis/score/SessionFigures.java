package org.myodose.analysis.score;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * A session's holds in figures: how far off, and how much alike they are. What cannot be had is NaN.
 *
 * @param level errors of the plateaus' means against the middle of each one's band, N
 * @param holdSeconds errors of the plateaus' lengths, s
 * @param impulse errors of the plateaus' impulses, N·s
 * @param rhythmPercent 100 · SD/mean (SD over n) of the times from onset to onset; 0 is as regular as a clock
 */
public record SessionFigures(ErrorFigures level, ErrorFigures holdSeconds, ErrorFigures impulse, double rhythmPercent) {

    /** Of the holds that were seen whole; of a staircase, of their steps, each against its own target. */
    public static SessionFigures of(List<Repetition> repetitions) {
        List<Repetition> whole =
                repetitions.stream().filter(Repetition::seenWhole).toList();
        return new SessionFigures(
                errors(
                        whole,
                        repetition ->
                                repetition.meanNewtons() - repetition.target().forceNewtons()),
                errors(
                        whole,
                        repetition -> repetition.hold().plateauSeconds()
                                - repetition.target().holdSeconds()),
                errors(whole, Repetition::impulseError),
                rhythm(whole.stream().filter(Repetition::beginsPress).toList()));
    }

    /** What was never held has no level to be off. */
    private static ErrorFigures errors(List<Repetition> repetitions, ToDoubleFunction<Repetition> error) {
        return ErrorFigures.ofErrors(repetitions.stream()
                .mapToDouble(error)
                .filter(value -> !Double.isNaN(value))
                .toArray());
    }

    private static double rhythm(List<Repetition> repetitions) {
        double[] intervals = new double[Math.max(0, repetitions.size() - 1)];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = repetitions.get(i + 1).hold().onsetSeconds()
                    - repetitions.get(i).hold().onsetSeconds();
        }
        return 100 * new StandardDeviation(false).evaluate(intervals) / new Mean().evaluate(intervals);
    }
}
