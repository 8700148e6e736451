package org.myodose.dashboard.command;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.score.ErrorFigures;
import org.myodose.analysis.score.PartScore;
import org.myodose.analysis.score.ScoredSession;
import org.myodose.analysis.score.Target;
import org.myodose.analysis.score.TraceMatch;

/** A scored session as a student reads it: the score, what lost points, and the errors. */
final class ScoreText {

    private ScoreText() {}

    static String of(String source, ScoredSession scored, List<TraceMatch> matches, @Nullable ErrorFigures estimated) {
        StringBuilder text = new StringBuilder();
        Target target = scored.target();
        line(
                text,
                String.format(
                        Locale.ROOT,
                        "%s: %.0f of 100, against %.0f to %.0f N for %.0f s, %d times",
                        source,
                        scored.score().total(),
                        target.bandLowNewtons(),
                        target.bandHighNewtons(),
                        target.holdSeconds(),
                        target.repetitions()));
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
        line(text, "");
        errors(text, "force, N", scored.figures().level());
        errors(text, "held, s", scored.figures().holdSeconds());
        errors(text, "impulse, N·s", scored.figures().impulse());
        if (estimated != null) {
            errors(text, "estimates, N", estimated);
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
