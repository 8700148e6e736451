package org.myodose.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.myodose.analysis.score.LearningCurve.Kind.RETENTION;
import static org.myodose.analysis.score.LearningCurve.Kind.WITHOUT_FEEDBACK;
import static org.myodose.analysis.score.LearningCurve.Kind.WITH_FEEDBACK;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.myodose.analysis.score.LearningCurve.Attempt;

class LearningCurveTest {

    @Test
    void intervalOfAMeanIsThatOfTheTextbook() {
        // 1…5: mean 3, s = √2.5, t(0.975; 4) = 2.776445.
        Interval interval = Interval.ofMean(new double[] {1, 2, 3, 4, 5});
        assertEquals(3, interval.estimate());
        assertEquals(3 - 2.776445 * Math.sqrt(2.5 / 5), interval.low(), 1e-6);
        assertEquals(3 + 2.776445 * Math.sqrt(2.5 / 5), interval.high(), 1e-6);
    }

    @Test
    void coversTheTruthNineteenTimesInTwenty() {
        Random random = new Random(7);
        int covered = 0;
        for (int trial = 0; trial < 2000; trial++) {
            double[] values =
                    random.doubles(8).map(u -> 70 + 10 * random.nextGaussian()).toArray();
            Interval interval = Interval.ofMean(values);
            covered += interval.low() <= 70 && 70 <= interval.high() ? 1 : 0;
        }
        assertEquals(0.95, covered / 2000.0, 0.015);
    }

    @Test
    void tellsHowFastSomebodyLearnsWhatFeedbackGivesAndWhatIsKept() {
        List<Attempt> attempts = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 12; i++) {
            boolean feedback = i % 2 == 0;
            double score = 50 + 2 * i + (feedback ? 8 : 0) + random.nextGaussian();
            attempts.add(new Attempt(score, feedback ? WITH_FEEDBACK : WITHOUT_FEEDBACK));
        }
        attempts.add(new Attempt(60, RETENTION));
        attempts.add(new Attempt(62, RETENTION));
        LearningCurve curve = LearningCurve.of(attempts);
        assertTrue(
                curve.pointsPerAttempt().low() < 2
                        && 2 < curve.pointsPerAttempt().high(),
                curve::toString);
        assertTrue(curve.pointsPerAttempt().excludesZero());
        assertEquals(6, curve.feedbackGain().estimate(), 2);
        assertTrue(curve.retention().estimate() < -8, curve::toString);
    }

    @Test
    void saysNothingOfOneAttempt() {
        LearningCurve curve = LearningCurve.of(List.of(new Attempt(70, WITH_FEEDBACK)));
        assertEquals(70, curve.practice().estimate());
        assertTrue(Double.isNaN(curve.practice().low()));
        assertFalse(curve.pointsPerAttempt().excludesZero());
    }

    @Test
    void welchsIntervalIsSciPys() {
        // scipy.stats.ttest_ind([80, 82, 85, 79], [70, 75, 71], equal_var=False).confidence_interval(0.95), SciPy
        // 1.17.1.
        Interval interval = Interval.ofDifference(new double[] {80, 82, 85, 79}, new double[] {70, 75, 71});
        assertEquals(9.5, interval.estimate(), 1e-9);
        assertEquals(4.108290995729734, interval.low(), 1e-6);
        assertEquals(14.891709004270265, interval.high(), 1e-6);
    }
}
