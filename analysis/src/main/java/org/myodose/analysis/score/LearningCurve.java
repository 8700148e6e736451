package org.myodose.analysis.score;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * How somebody's scores go on from attempt to attempt.
 *
 * @param pointsPerAttempt slope of the least-squares line through all attempts of practice, with its 95 % confidence interval
 * @param practice mean score of the attempts of practice
 * @param feedbackGain mean with feedback less mean without, in practice
 * @param retention mean of the retention tests less mean of the last {@value #LAST} attempts of practice; negative is what was
 *     forgotten
 */
public record LearningCurve(Interval pointsPerAttempt, Interval practice, Interval feedbackGain, Interval retention) {

    private static final int LAST = 3;

    /** What an attempt was for. */
    public enum Kind {
        /** Practice while force and cues were shown. */
        WITH_FEEDBACK,
        /** Practice with nothing shown. */
        WITHOUT_FEEDBACK,
        /** Tested later, with nothing shown. */
        RETENTION
    }

    /**
     * One scored session.
     *
     * @param score from 0 to 100
     */
    public record Attempt(double score, Kind kind) {}

    /** Of attempts in the order of their time; intervals are unknown where there are too few. */
    public static LearningCurve of(List<Attempt> attempts) {
        double[] practice = scores(attempts, kind -> kind != Kind.RETENTION);
        double[] last = Arrays.copyOfRange(practice, Math.max(0, practice.length - LAST), practice.length);
        return new LearningCurve(
                slope(practice),
                Interval.ofMean(practice),
                Interval.ofDifference(
                        scores(attempts, kind -> kind == Kind.WITH_FEEDBACK),
                        scores(attempts, kind -> kind == Kind.WITHOUT_FEEDBACK)),
                Interval.ofDifference(scores(attempts, kind -> kind == Kind.RETENTION), last));
    }

    private static Interval slope(double[] scores) {
        SimpleRegression line = new SimpleRegression();
        for (int attempt = 0; attempt < scores.length; attempt++) {
            line.addData(attempt, scores[attempt]);
        }
        return Interval.around(line.getSlope(), line.getSlopeStdErr(), scores.length - 2);
    }

    private static double[] scores(List<Attempt> attempts, Predicate<Kind> wanted) {
        return attempts.stream()
                .filter(attempt -> wanted.test(attempt.kind()))
                .mapToDouble(Attempt::score)
                .toArray();
    }
}
