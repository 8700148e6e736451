package org.myodose.dashboard.command;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.score.ErrorFigures;
import org.myodose.analysis.score.Estimate;
import org.myodose.analysis.score.PartScore;
import org.myodose.analysis.score.Repetition;
import org.myodose.analysis.score.ScoredSession;
import org.myodose.analysis.score.Target;
import org.myodose.analysis.score.TraceMatch;

/** A scored session as a student reads it: the score, what lost points, and the errors. */
final class ScoreText {

    private ScoreText() {}

    static String of(ScorableSession session, List<TraceMatch> matches, @Nullable ErrorFigures estimated) {
        ScoredSession scored = session.scored();
        StringBuilder text = new StringBuilder();
        line(
                text,
                String.format(
                        Locale.ROOT,
                        "%s: %.0f of 100, against %s",
                        session.name(),
                        scored.score().total(),
                        wanted(session)));
        line(text, "");
        for (PartScore part : scored.score().parts()) {
            line(text, String.format(Locale.ROOT, "%-12s %8s  %s", part.part().label(), points(part), part.sentence()));
        }
        if (scored.score().leftOut() > 0) {
            line(
                    text,
                    "Not scored, because data is missing or the force was clipped: "
                            + scored.score().leftOut() + ".");
        }
        if (!scored.prescription().hasOneBand()) {
            asked(text, scored);
        }
        line(text, "");
        errors(text, "force, N", scored.figures().level());
        errors(text, "held, s", scored.figures().holdSeconds());
        errors(text, "impulse, N·s", scored.figures().impulse());
        if (estimated != null) {
            errors(text, "estimates, N", estimated);
        }
        for (Estimate estimate : session.report().estimates()) {
            line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "Hold %d was estimated at %.1f N, and was %.1f N.",
                            estimate.hold(),
                            estimate.newtons(),
                            session.newtons(estimate.hold())));
        }
        for (int hold = 0; hold < matches.size(); hold++) {
            line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "Hold %d matches the expert's by %.0f %%.",
                            hold + 1,
                            matches.get(hold).percent()));
        }
        return text.toString();
    }

    private static String wanted(ScorableSession session) {
        Prescription prescription = session.scored().prescription();
        if (!prescription.hasOneBand()) {
            return "the bands of " + session.against();
        }
        Target target = Target.of(prescription);
        return String.format(
                Locale.ROOT,
                "%.0f to %.0f N for %.0f s, %d times (%s)",
                target.bandLowNewtons(),
                target.bandHighNewtons(),
                target.holdSeconds(),
                prescription.repetitions(),
                session.against());
    }

    /** Where each hold was for a band of its own: which, and what was given. */
    private static void asked(StringBuilder text, ScoredSession scored) {
        line(text, "");
        for (Repetition repetition : scored.repetitions()) {
            Target target = repetition.target();
            line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "hold %d%s%s  asked %.0f to %.0f N for %.1f s, gave %.1f N for %.1f s",
                            repetition.hold().index(),
                            target.step() == 0 ? "" : ", step " + target.step(),
                            target.site().isEmpty() ? "" : ", " + target.site(),
                            target.bandLowNewtons(),
                            target.bandHighNewtons(),
                            target.holdSeconds(),
                            repetition.meanNewtons(),
                            repetition.hold().plateauSeconds()));
        }
    }

    private static String points(PartScore part) {
        return part.judged()
                ? String.format(
                        Locale.ROOT,
                        "%.1f/%d",
                        part.part().points() - part.lostPoints(),
                        part.part().points())
                : "-";
    }

    private static void errors(StringBuilder text, String of, ErrorFigures figures) {
        line(
                text,
                String.format(
                        Locale.ROOT,
                        "%-12s  constant error %.2f, absolute %.2f, variable %.2f, total variability %.2f",
                        of,
                        figures.constantError(),
                        figures.absoluteError(),
                        figures.variableError(),
                        figures.totalVariability()));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
