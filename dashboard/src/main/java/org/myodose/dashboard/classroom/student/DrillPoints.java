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

    static final Points NOTHING_YET = without("nothingYet", "Nothing was held yet.");

    private DrillPoints() {}

    /** Of the holds up to that index. */
    static Points of(HeldSession session, int index) {
        List<Hold> holds =
                session.holds().stream().filter(hold -> hold.index() <= index).toList();
        if (holds.isEmpty()) {
            return NOTHING_YET;
        }
        if (!session.unit().isForce()) {
            return without("counts", Repetition.COUNTS);
        }
        if (!session.prescription().hasOneBand()) {
            return without(
                    "severalBands",
                    "Several bands were asked for: score the station's recording with ./myodose score.");
        }
        try {
            Score score = ScoredSession.of(
                            session.prescription(),
                            Repetition.of(holds, session.unit(), Target.of(session.prescription())))
                    .score();
            boolean none = holds.size() == score.leftOut();
            return new Points(
                    none ? null : score.total(),
                    score.leftOut(),
                    none ? "No hold was seen whole." : "",
                    none ? "notWhole" : "",
                    score.parts().stream().map(DrillPoints::lost).toList());
        } catch (IllegalArgumentException noScore) {
            // Its sentence says why there is none.
            return without("", String.valueOf(noScore.getMessage()));
        }
    }

    /** @param code for pages that tell it in another language; docs/class.md has the list */
    private static Points without(String code, String whyNot) {
        return new Points(null, 0, whyNot, code, List.of());
    }

    private static Points.Lost lost(PartScore part) {
        return new Points.Lost(
                part.part().label(),
                part.part().points(),
                part.judged(),
                part.lostPoints(),
                part.code(),
                part.figures(),
                part.sentence());
    }
}
