package org.myodose.analysis.score;

import java.util.List;
import org.myodose.analysis.prescription.Prescription;

/**
 * A session's holds with everything that is said of them.
 *
 * @param prescription what was wanted
 * @param repetitions what was given: holds, or the steps of a staircase, in their order
 * @param score one figure, and what it is made of
 * @param figures errors and rhythm
 */
public record ScoredSession(
        Prescription prescription, List<Repetition> repetitions, Score score, SessionFigures figures) {

    public ScoredSession {
        repetitions = List.copyOf(repetitions);
    }

    public static ScoredSession of(Prescription prescription, List<Repetition> repetitions) {
        return new ScoredSession(
                prescription,
                repetitions,
                Score.of(prescription.repetitions(), repetitions),
                SessionFigures.of(repetitions));
    }
}
