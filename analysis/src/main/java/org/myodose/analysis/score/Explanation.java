package org.myodose.analysis.score;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Why a part lost points, in a sentence that a student can act on. Worst figures are named, so that they can be found. */
final class Explanation {

    private Explanation() {}

    static String of(Part part, List<Repetition> repetitions) {
        List<Repetition> judged = repetitions.stream()
                .filter(repetition -> !Double.isNaN(part.fault(repetition)))
                .toList();
        if (judged.isEmpty()) {
            return "There was nothing to judge.";
        }
        List<Repetition> faulty = judged.stream()
                .filter(repetition -> part.loss(part.fault(repetition)) > 0)
                .toList();
        if (faulty.isEmpty()) {
            String one = noun(judged);
            return judged.size() == 1
                    ? "The " + one + " was good."
                    : "All " + judged.size() + " " + one + "s were good.";
        }
        Repetition worst = worst(faulty, repetition -> part.fault(repetition));
        return faulty.size() + " of " + counted(judged) + " " + fault(part, faulty) + "; the worst, " + worst.name()
                + ", " + figure(part, worst) + ".";
    }

    private static String fault(Part part, List<Repetition> faulty) {
        return switch (part) {
            case LEVEL ->
                either(
                        faulty,
                        repetition ->
                                repetition.meanNewtons() < repetition.target().bandLowNewtons(),
                        "lay below the band",
                        "lay above the band",
                        "lay outside the band");
            case STEADINESS -> "trembled";
            case SAG ->
                either(
                        faulty,
                        repetition -> repetition.driftNewtons() < 0,
                        "sagged",
                        "crept upwards",
                        "sagged or crept upwards");
            case DURATION ->
                either(
                        faulty,
                        repetition -> repetition.hold().plateauSeconds()
                                < repetition.target().holdSeconds(),
                        "ended too early",
                        "lasted too long",
                        "lasted too short or too long");
            case LOADING ->
                either(
                        faulty,
                        repetition -> repetition.loadingRateError() < 0,
                        "were loaded too slowly",
                        "were loaded too fast",
                        "were loaded too slowly or too fast");
            case OVERSHOOT -> "overshot";
            case REST ->
                either(
                        faulty,
                        repetition ->
                                repetition.restSeconds() < repetition.target().restSeconds(),
                        "came too soon after the one before",
                        "came too late after the one before",
                        "came too soon or too late after the one before");
            case REPETITIONS -> "are not wanted";
        };
    }

    private static String figure(Part part, Repetition worst) {
        return switch (part) {
            case LEVEL -> number("had a mean of %.1f N", worst.meanNewtons());
            case STEADINESS -> number("by %.1f N", worst.tremorNewtons());
            case SAG -> number("by %.1f N", Math.abs(worst.driftNewtons()));
            case DURATION -> number("was held for %.1f s", worst.hold().plateauSeconds());
            case LOADING -> number("with %.0f N/s", worst.loadingRate());
            case OVERSHOOT -> number("by %.1f N", worst.overshootNewtons());
            case REST -> number("after %.1f s", worst.restSeconds());
            case REPETITIONS -> "";
        };
    }

    private static String either(
            List<Repetition> faulty, Predicate<Repetition> first, String all, String none, String both) {
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

    private static String number(String words, double figure) {
        return String.format(Locale.ROOT, words, figure);
    }
}
