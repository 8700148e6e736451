package org.myodose.dashboard.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.score.ErrorFigures;
import org.myodose.analysis.score.PartScore;
import org.myodose.analysis.score.Repetition;
import org.myodose.analysis.score.ScoredSession;
import org.myodose.analysis.score.TraceMatch;

/** A scored session for programs; its fields are listed in {@code docs/command-line.md}. What cannot be had is null. */
final class ScoreJson {

    private ScoreJson() {}

    static Map<String, @Nullable Object> of(
            ScorableSession session, List<TraceMatch> matches, @Nullable ErrorFigures estimated) {
        ScoredSession scored = session.scored();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("source", session.name());
        fields.put("score", scored.score().total());
        fields.put("leftOut", scored.score().leftOut());
        fields.put("parts", scored.score().parts().stream().map(ScoreJson::part).toList());
        fields.put("level", errors(scored.figures().level()));
        fields.put("holdSeconds", errors(scored.figures().holdSeconds()));
        fields.put("impulse", errors(scored.figures().impulse()));
        fields.put("rhythmPercent", known(scored.figures().rhythmPercent()));
        fields.put("holds", scored.repetitions().stream().map(ScoreJson::hold).toList());
        fields.put("matches", matches.stream().map(ScoreJson::match).toList());
        fields.put("prescription", scored.prescription().name());
        fields.put("prescriptionFrom", session.origin().label);
        fields.put("estimates", estimated == null ? null : errors(estimated));
        fields.put(
                "holdEstimates",
                session.report().estimates().stream()
                        .map(estimate -> Map.of(
                                "hold",
                                estimate.hold(),
                                "newtons",
                                estimate.newtons(),
                                "meanNewtons",
                                session.newtons(estimate.hold())))
                        .toList());
        return fields;
    }

    private static Map<String, @Nullable Object> part(PartScore part) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("part", part.part().label());
        fields.put("points", part.part().points());
        fields.put("judged", part.judged());
        fields.put("lost", part.lostPoints());
        fields.put("code", part.code());
        fields.put("figures", part.figures());
        fields.put("sentence", part.sentence());
        return fields;
    }

    private static Map<String, @Nullable Object> errors(ErrorFigures figures) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("repetitions", figures.repetitions());
        fields.put("constantError", known(figures.constantError()));
        fields.put("absoluteError", known(figures.absoluteError()));
        fields.put("variableError", known(figures.variableError()));
        fields.put("totalVariability", known(figures.totalVariability()));
        return fields;
    }

    private static Map<String, @Nullable Object> hold(Repetition repetition) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("index", repetition.hold().index());
        fields.put("ended", repetition.hold().ended().label());
        fields.put("meanNewtons", known(repetition.meanNewtons()));
        fields.put("plateauSeconds", repetition.hold().plateauSeconds());
        fields.put("rmseNewtons", known(repetition.rootMeanSquareError()));
        fields.put("coefficientOfVariationPercent", known(repetition.hold().coefficientOfVariationPercent()));
        fields.put("driftNewtons", known(repetition.driftNewtons()));
        fields.put("tremorNewtons", known(repetition.tremorNewtons()));
        fields.put("overshootNewtons", known(repetition.overshootNewtons()));
        fields.put("loadingRate", known(repetition.loadingRate()));
        fields.put("loadingRateError", known(repetition.loadingRateError()));
        fields.put("impulseError", known(repetition.impulseError()));
        fields.put("restSeconds", known(repetition.restSeconds()));
        fields.put("site", repetition.target().site());
        fields.put("step", repetition.target().step());
        fields.put("bandLowNewtons", repetition.target().bandLowNewtons());
        fields.put("bandHighNewtons", repetition.target().bandHighNewtons());
        fields.put("targetSeconds", repetition.target().holdSeconds());
        return fields;
    }

    private static Map<String, Double> match(TraceMatch match) {
        Map<String, Double> fields = new LinkedHashMap<>();
        fields.put("percent", match.percent());
        fields.put("rmseNewtons", match.rootMeanSquareErrorNewtons());
        fields.put("lagSeconds", match.lagSeconds());
        return fields;
    }

    private static @Nullable Double known(double figure) {
        return Double.isNaN(figure) ? null : figure;
    }
}
