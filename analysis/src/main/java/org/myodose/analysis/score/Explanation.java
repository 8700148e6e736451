package org.myodose.analysis.score;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Why a part lost points: as a code with its figures, for whoever tells it in another language, and as a sentence that a student
 * can act on. Worst figures are named, so that they can be found.
 *
 * @param code which of {@link Why}
 * @param figures by name, with their unit in it; docs/scores.md lists them
 */
record Explanation(String code, Map<String, Double> figures, String sentence) {

    static Explanation of(Part part, List<Repetition> repetitions) {
        List<Repetition> judged = repetitions.stream()
                .filter(repetition -> !Double.isNaN(part.fault(repetition)))
                .toList();
        if (judged.isEmpty()) {
            return new Explanation(Why.NOTHING_TO_JUDGE.code, Map.of(), Why.NOTHING_TO_JUDGE.words);
        }
        List<Repetition> faulty = judged.stream()
                .filter(repetition -> part.loss(part.fault(repetition)) > 0)
                .toList();
        return faulty.isEmpty() ? good(judged) : faulty(part, judged, faulty);
    }

    /** How many holds were given, of those that were wanted. */
    static Explanation ofRepetitions(int given, int wanted) {
        return new Explanation(
                Why.GIVEN.code,
                Map.of("given", (double) given, "wanted", (double) wanted),
                given + " of " + wanted + " holds " + Why.GIVEN.words + ".");
    }

    private static Explanation good(List<Repetition> judged) {
        String one = noun(judged);
        return new Explanation(
                Why.GOOD.code,
                Map.of(one + "s", (double) judged.size()),
                judged.size() == 1 ? "The " + one + " was good." : "All " + judged.size() + " " + one + "s were good.");
    }

    private static Explanation faulty(Part part, List<Repetition> judged, List<Repetition> faulty) {
        Why why = why(part, faulty);
        Repetition worst = worst(faulty, part::fault);
        Map<String, Double> figures = new HashMap<>();
        figures.put("faulty", (double) faulty.size());
        figures.put(noun(judged) + "s", (double) judged.size());
        figures.put("worstHold", (double) worst.hold().index());
        if (worst.target().step() != 0) {
            figures.put("worstStep", (double) worst.target().step());
        }
        Worst told = figure(part, worst);
        figures.put(told.name, told.value);
        return new Explanation(
                why.code,
                figures,
                faulty.size() + " of " + counted(judged) + " " + why.words + "; the worst, " + worst.name() + ", "
                        + String.format(Locale.ROOT, told.words, told.value) + ".");
    }

    private static Why why(Part part, List<Repetition> faulty) {
        return switch (part) {
            case LEVEL ->
                either(
                        faulty,
                        repetition ->
                                repetition.meanNewtons() < repetition.target().bandLowNewtons(),
                        Why.BELOW_BAND,
                        Why.ABOVE_BAND,
                        Why.OUTSIDE_BAND);
            case STEADINESS -> Why.TREMBLED;
            case SAG ->
                either(
                        faulty,
                        repetition -> repetition.driftNewtons() < 0,
                        Why.SAGGED,
                        Why.CREPT_UP,
                        Why.SAGGED_OR_CREPT_UP);
            case DURATION ->
                either(
                        faulty,
                        repetition -> repetition.hold().plateauSeconds()
                                < repetition.target().holdSeconds(),
                        Why.TOO_SHORT,
                        Why.TOO_LONG,
                        Why.TOO_SHORT_OR_TOO_LONG);
            case LOADING ->
                either(
                        faulty,
                        repetition -> repetition.loadingRateError() < 0,
                        Why.LOADED_TOO_SLOWLY,
                        Why.LOADED_TOO_FAST,
                        Why.LOADED_TOO_SLOWLY_OR_TOO_FAST);
            case OVERSHOOT -> Why.OVERSHOT;
            case REST ->
                either(
                        faulty,
                        repetition ->
                                repetition.restSeconds() < repetition.target().restSeconds(),
                        Why.TOO_SOON,
                        Why.TOO_LATE,
                        Why.TOO_SOON_OR_TOO_LATE);
            case REPETITIONS -> Why.GIVEN;
        };
    }

    /** The worst's figure: its name with the unit, itself, and the English about it. */
    private record Worst(String name, double value, String words) {}

    private static Worst figure(Part part, Repetition worst) {
        return switch (part) {
            case LEVEL -> new Worst("worstNewtons", worst.meanNewtons(), "had a mean of %.1f N");
            case STEADINESS -> new Worst("worstNewtons", worst.tremorNewtons(), "by %.1f N");
            case SAG -> new Worst("worstNewtons", Math.abs(worst.driftNewtons()), "by %.1f N");
            case DURATION -> new Worst("worstSeconds", worst.hold().plateauSeconds(), "was held for %.1f s");
            case LOADING -> new Worst("worstNewtonsPerSecond", worst.loadingRate(), "with %.0f N/s");
            case OVERSHOOT -> new Worst("worstNewtons", worst.overshootNewtons(), "by %.1f N");
            case REST -> new Worst("worstSeconds", worst.restSeconds(), "after %.1f s");
            case REPETITIONS ->
                throw new IllegalArgumentException("holds are counted over the session, not one by one");
        };
    }

    private static Why either(List<Repetition> faulty, Predicate<Repetition> first, Why all, Why none, Why both) {
        long count = faulty.stream().filter(first).count();
        return count == faulty.size() ? all : count == 0 ? none : both;
    }

    private static Repetition worst(List<Repetition> faulty, ToDoubleFunction<Repetition> fault) {
        Repetition worst = faulty.getFirst();
        for (Repetition repetition : faulty) {
            worst = fault.applyAsDouble(repetition) > fault.applyAsDouble(worst) ? repetition : worst;
        }
        return worst;
    }

    private static String counted(List<Repetition> judged) {
        return judged.size() + " " + noun(judged) + (judged.size() == 1 ? "" : "s");
    }

    /** Steps, as soon as there is one of a staircase. */
    private static String noun(List<Repetition> judged) {
        return judged.stream().allMatch(repetition -> repetition.target().step() == 0) ? "hold" : "step";
    }
}
