package org.myodose.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldDetector;
import org.myodose.analysis.hold.HoldListener;
import org.myodose.device.ForceUnit;

class ScoreTest {

    @ParameterizedTest
    @ValueSource(doubles = {20, 50, 100, 1000})
    void aPerfectSessionIsWorthAHundredAtAnySamplingRate(double rateHz) {
        Score score = new Student().rate(rateHz).score();
        assertEquals(100, score.total(), () -> score.parts().toString());
        assertTrue(score.parts().stream().allMatch(PartScore::judged));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        Part.LEVEL,
                        student -> student.level = 50,
                        "aboveBand",
                        "4 of 4 holds lay above the band; the worst, hold"),
                fault(Part.LEVEL, student -> student.level = 30, "belowBand", "lay below the band"),
                fault(Part.STEADINESS, student -> student.tremor = 2, "trembled", "trembled"),
                fault(Part.SAG, student -> student.sag = -5, "sagged", "sagged; the worst, hold"),
                fault(Part.SAG, student -> student.sag = 5, "creptUp", "crept upwards"),
                fault(Part.DURATION, student -> student.holdSeconds = 7, "tooShort", "ended too early"),
                fault(Part.DURATION, student -> student.holdSeconds = 14, "tooLong", "lasted too long"),
                fault(Part.LOADING, student -> student.loadingRate = 100, "loadedTooFast", "were loaded too fast"),
                fault(Part.LOADING, student -> student.loadingRate = 15, "loadedTooSlowly", "were loaded too slowly"),
                fault(Part.OVERSHOOT, student -> student.peak = 50, "overshot", "overshot"),
                fault(Part.REST, student -> student.restSeconds = 2, "tooSoon", "came too soon"),
                fault(Part.REPETITIONS, student -> student.repetitions = 3, "given", "3 of 4 holds were given."),
                fault(Part.REPETITIONS, student -> student.repetitions = 5, "given", "5 of 4 holds were given."));
    }

    private static Arguments fault(Part part, Consumer<Student> fault, String code, String words) {
        return Arguments.of(part, fault, code, words);
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("faults")
    void eachFaultLowersItsOwnPartAndNoOther(Part part, Consumer<Student> fault, String code, String words) {
        Student student = new Student();
        fault.accept(student);
        Score score = student.score();
        for (PartScore found : score.parts()) {
            if (found.part() == part) {
                assertTrue(found.lostPoints() > 0.5, () -> found.toString());
                assertTrue(found.sentence().contains(words), found.sentence());
                assertEquals(code, found.code());
                assertEquals(100 - found.lostPoints(), score.total(), 1e-9);
            } else {
                assertEquals(0, found.lostPoints(), () -> found.toString());
            }
        }
    }

    @Test
    void anExplanationTellsTheFiguresOfItsSentence() {
        Student student = new Student();
        student.level = 30;
        List<PartScore> parts = student.score().parts();
        PartScore level = parts.get(Part.LEVEL.ordinal());
        assertEquals(
                List.of("faulty", "holds", "worstHold", "worstNewtons"),
                List.copyOf(level.figures().keySet()));
        assertEquals(
                level.sentence(),
                String.format(
                        Locale.ROOT,
                        "%.0f of %.0f holds lay below the band; the worst, hold %.0f, had a mean of %.1f N.",
                        level.figures().values().toArray()));
        assertEquals(
                Map.of("given", 4.0, "wanted", 4.0),
                parts.get(Part.REPETITIONS.ordinal()).figures());
        assertEquals(Map.of("holds", 4.0), parts.get(Part.SAG.ordinal()).figures());
    }

    @Test
    void everyCodeIsInTheDocument() throws IOException {
        String document = Files.readString(Path.of(System.getProperty("myodose.root", ".."), "docs/scores.md"));
        for (Why why : Why.values()) {
            assertTrue(document.contains("`" + why.code + "`"), why.code);
        }
    }

    @Test
    void aFaultCostsAsMuchAtAnySamplingRate() {
        List<Double> totals = Stream.of(50.0, 100.0, 500.0, 1000.0)
                .map(rate -> {
                    Student student = new Student().rate(rate);
                    student.level = 48;
                    student.sag = -6;
                    student.tremor = 2;
                    student.holdSeconds = 8;
                    return student.score().total();
                })
                .toList();
        for (double total : totals) {
            assertEquals(totals.getLast(), total, 0.7, totals::toString);
        }
    }

    @Test
    void nothingIsLostForWhatMissingDataCutOff() {
        List<Hold> holds = new ArrayList<>();
        HoldDetector detector = new HoldDetector(ForceUnit.NEWTONS, new HoldListener() {
            @Override
            public void onHold(Hold hold, long decidedMicros) {
                holds.add(hold);
            }
        });
        ForceTrace trace = new Student().trace();
        boolean cut = false;
        for (int i = 0; i < trace.seconds().length; i++) {
            double second = trace.seconds()[i];
            if (second > 8 && second < 16) {
                if (!cut) {
                    detector.gap(8_000_000, 16_000_000);
                }
                cut = true;
            } else {
                detector.sample(Math.round(second * 1e6), trace.newtons()[i]);
            }
        }
        detector.end();
        Score score = Score.of(4, Repetition.of(holds, ForceUnit.NEWTONS, Student.TARGET));
        assertEquals(1, score.leftOut());
        assertEquals(0, score.parts().get(Part.DURATION.ordinal()).lostPoints());
        assertEquals(0, score.parts().get(Part.REPETITIONS.ordinal()).lostPoints());
    }

    @Test
    void aSessionWithoutAHoldIsWorthNothing() {
        Score score = Score.of(4, List.of());
        assertEquals(0, score.total());
        assertFalse(score.parts().getFirst().judged());
    }

    @Test
    void whatCannotBeJudgedCountsNeitherForNorAgainst() {
        Student student = new Student();
        student.repetitions = 1;
        Score score = student.score();
        PartScore rest = score.parts().get(Part.REST.ordinal());
        assertFalse(rest.judged(), "one hold has no rest before it");
        assertEquals(100.0 * (95 - 7.5) / 95, score.total(), 1e-9);
    }

    @Test
    void countsAreNotScored() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> Repetition.of(List.of(), ForceUnit.COUNTS, Student.TARGET));
        assertTrue(String.valueOf(refusal.getMessage()).contains("give a calibration"));
    }

    @Test
    void pointsAddUpToAHundred() {
        assertEquals(100, Stream.of(Part.values()).mapToInt(Part::points).sum());
    }
}
