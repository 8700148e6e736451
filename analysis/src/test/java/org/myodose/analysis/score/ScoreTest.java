package org.myodose.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
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
                fault(Part.LEVEL, student -> student.level = 50, "4 of 4 holds lay above the band; the worst, hold"),
                fault(Part.LEVEL, student -> student.level = 30, "lay below the band"),
                fault(Part.STEADINESS, student -> student.tremor = 2, "trembled"),
                fault(Part.SAG, student -> student.sag = -5, "sagged; the worst, hold"),
                fault(Part.SAG, student -> student.sag = 5, "crept upwards"),
                fault(Part.DURATION, student -> student.holdSeconds = 7, "ended too early"),
                fault(Part.DURATION, student -> student.holdSeconds = 14, "lasted too long"),
                fault(Part.LOADING, student -> student.loadingRate = 100, "were loaded too fast"),
                fault(Part.LOADING, student -> student.loadingRate = 15, "were loaded too slowly"),
                fault(Part.OVERSHOOT, student -> student.peak = 50, "overshot"),
                fault(Part.REST, student -> student.restSeconds = 2, "came too soon"),
                fault(Part.REPETITIONS, student -> student.repetitions = 3, "3 of 4 holds were given."),
                fault(Part.REPETITIONS, student -> student.repetitions = 5, "5 of 4 holds were given."));
    }

    private static Arguments fault(Part part, Consumer<Student> fault, String words) {
        return Arguments.of(part, fault, words);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("faults")
    void eachFaultLowersItsOwnPartAndNoOther(Part part, Consumer<Student> fault, String words) {
        Student student = new Student();
        fault.accept(student);
        Score score = student.score();
        for (PartScore found : score.parts()) {
            if (found.part() == part) {
                assertTrue(found.lostPoints() > 0.5, () -> found.toString());
                assertTrue(found.sentence().contains(words), found.sentence());
                assertEquals(100 - found.lostPoints(), score.total(), 1e-9);
            } else {
                assertEquals(0, found.lostPoints(), () -> found.toString());
            }
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
