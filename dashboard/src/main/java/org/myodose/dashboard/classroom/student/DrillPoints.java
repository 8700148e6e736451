package org.myodose.dashboard.classroom.student;

import java.util.List;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.score.PartScore;
import org.myodose.analysis.score.Repetition;
import org.myodose.analysis.score.Score;
import org.myodose.analysis.score.ScoredSession;
import org.myodose.analysis.score.Target;
import org.myodose.dashboard.classroom.message.Points;
import org.myodose.dashboard.station.HeldSession;

/** The score of a session so far, as it travels. */
final class DrillPoints {

    static final Points NOTHING_YET = without("Nothing was held yet.");

    private DrillPoints() {}

    /** Of the holds up to that index. */
    static Points of(HeldSession session, int index) {
        List<Hold> holds =
                session.holds().stream().filter(hold -> hold.index() <= index).toList();
        if (holds.isEmpty()) {
            return NOTHING_YET;
        }
        if (!session.prescription().hasOneBand()) {
            return without("Several bands were asked for: score the station's recording with ./myodose score.");
        }
        try {
            Score score = ScoredSession.of(
                            session.prescription(),
                            Repetition.of(holds, session.unit(), Target.of(session.prescription())))
                    .score();
            return new Points(
                    holds.size() == score.leftOut() ? null : score.total(),
                    score.leftOut(),
                    holds.size() == score.leftOut() ? "No hold was seen whole." : "",
                    score.parts().stream().map(DrillPoints::lost).toList());
        } catch (IllegalArgumentException noScore) {
            // Its sentence says why there is none: counts, or several bands.
            return without(String.valueOf(noScore.getMessage()));
        }
    }

    private static Points without(String whyNot) {
        return new Points(null, 0, whyNot, List.of());
    }

    private static Points.Lost lost(PartScore part) {
        return new Points.Lost(
                part.part().label(), part.part().points(), part.judged(), part.lostPoints(), part.sentence());
    }
}
