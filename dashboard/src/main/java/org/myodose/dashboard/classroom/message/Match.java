package org.myodose.dashboard.classroom.message;

import org.myodose.analysis.score.TraceMatch;

/**
 * How much like the expert's press this one was; docs/scores.md has the formula.
 *
 * @param expert whose press that is
 * @param percent 100 for the same trace
 * @param rootMeanSquareError in the fact's unit
 */
public record Match(String expert, double percent, double rootMeanSquareError) {

    public Match {
        expert = Checks.name(expert, "expert");
        Checks.figure(percent, "percent");
        Checks.figure(rootMeanSquareError, "rootMeanSquareError");
    }

    /** Of a press in the expert's unit. */
    public static Match of(Expert expert, PressTrace press) {
        TraceMatch match = TraceMatch.of(expert.trace().window(), press.window());
        return new Match(expert.name(), match.percent(), match.rootMeanSquareErrorNewtons());
    }
}
