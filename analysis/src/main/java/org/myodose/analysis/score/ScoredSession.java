package org.myodose.analysis.score;

import java.util.List;

/**
 * A session's holds with everything that is said of them.
 *
 * @param target what was wanted
 * @param repetitions what was given
 * @param score one figure, and what it is made of
 * @param figures errors and rhythm
 */
public record ScoredSession(Target target, List<Repetition> repetitions, Score score, SessionFigures figures) {

    public ScoredSession {
        repetitions = List.copyOf(repetitions);
    }

    public static ScoredSession of(Target target, List<Repetition> repetitions) {
        return new ScoredSession(
                target, repetitions, Score.of(target, repetitions), SessionFigures.of(target, repetitions));
    }
}
