package org.myodose.analysis.score;

import org.myodose.analysis.hold.Hold;

/**
 * How much like an expert's press another one is, laid over each other in time.
 *
 * @param percent 100·∫min(a,b)dt / ∫max(a,b)dt, the area that both traces have in common over the area that either has
 *     (Ruzicka similarity); negative forces count as none. 100 for the same trace, 0 for nothing in common
 * @param rootMeanSquareErrorNewtons √(Σ(a−b)²/N) over the same time
 * @param lagSeconds by how much the other press came later within its window
 */
public record TraceMatch(double percent, double rootMeanSquareErrorNewtons, double lagSeconds) {

    /** Fine against a hold's loading of a second or so, coarse against the samples. */
    private static final double STEP_SECONDS = 0.02;
    /** Two onsets found on different traces lie no further apart from where they are meant. */
    private static final double MOST_LAG_SECONDS = 0.5;

    /** What is compared: some seconds of a trace, from just before an onset to just after the release. */
    public record Window(ForceTrace trace, double startSeconds, double endSeconds) {

        private static final double MARGIN_SECONDS = 0.5;

        /** A hold with half a second of rest before and after. */
        public static Window around(ForceTrace trace, Hold hold) {
            return new Window(trace, hold.onsetSeconds() - MARGIN_SECONDS, hold.releaseSeconds() + MARGIN_SECONDS);
        }

        double length() {
            return endSeconds - startSeconds;
        }

        /** The force so many seconds after the start; none outside the window. */
        double after(double second) {
            return second < 0 || second > length() ? 0 : Math.max(0, trace.at(startSeconds + second));
        }
    }

    /** Shifts the other press to where it fits best, half a second at most, and compares there. */
    public static TraceMatch of(Window expert, Window other) {
        TraceMatch best = at(expert, other, 0);
        int steps = (int) Math.round(MOST_LAG_SECONDS / STEP_SECONDS);
        for (int step = -steps; step <= steps; step++) {
            TraceMatch shifted = at(expert, other, step * STEP_SECONDS);
            best = shifted.percent > best.percent ? shifted : best;
        }
        return best;
    }

    private static TraceMatch at(Window expert, Window other, double lagSeconds) {
        int count = (int) Math.ceil(Math.max(expert.length(), other.length()) / STEP_SECONDS) + 1;
        double common = 0;
        double either = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double second = i * STEP_SECONDS;
            double a = expert.after(second);
            double b = other.after(second + lagSeconds);
            common += Math.min(a, b);
            either += Math.max(a, b);
            squares += (a - b) * (a - b);
        }
        return new TraceMatch(either == 0 ? 100 : 100 * common / either, Math.sqrt(squares / count), lagSeconds);
    }
}
