package org.myodose.dashboard.classroom.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.Points;
import org.myodose.dashboard.classroom.trainer.Debrief.Figure;
import org.myodose.dashboard.classroom.trainer.Debrief.Progress;

/** What a student has learnt from drill to drill. */
class DebriefTest {

    private final List<StudentBook.Entry> entries = new ArrayList<>();

    private void drill(String feedback, @Nullable Double score) {
        long number = entries.size() + 1L;
        Fact over = new Fact(
                "box",
                number,
                "drill " + number,
                feedback,
                true,
                null,
                null,
                "N",
                null,
                null,
                new Points(score, 0, score == null ? "Nothing was held yet." : "", "", List.of()),
                null,
                null,
                number);
        entries.add(new StudentBook.Entry(over, number));
    }

    private Progress progress() {
        StudentBook book = new StudentBook("anna", "Anna", entries);
        return Debrief.of(List.of(book), null).students().getFirst();
    }

    private static Figure known(@Nullable Figure figure) {
        assertNotNull(figure);
        return figure;
    }

    @Test
    void tellsThePointsGainedFromDrillToDrillAndHowSureThatIs() {
        for (double score : new double[] {50, 60, 71, 80}) {
            drill("full", score);
        }
        Figure slope = known(progress().pointsPerDrill());
        assertEquals(10.1, slope.estimate(), 1e-9);
        assertNotNull(slope.low());
        assertNotNull(slope.high());
        assertTrue(slope.low() < 10.1 && slope.high() > 10.1);
    }

    @Test
    void comparesDrillsWithFeedbackToBlindOnes() {
        drill("full", 80.0);
        drill("none", 70.0);
        drill("faded", 84.0);
        drill("none", 72.0);
        assertEquals(11, known(progress().feedbackGain()).estimate(), 1e-9);
    }

    @Test
    void claimsNothingOfOneDrillNorOfOneWithoutAScore() {
        drill("full", 80.0);
        drill("full", null);
        Progress progress = progress();
        assertNull(progress.pointsPerDrill());
        assertNull(progress.feedbackGain());
        assertNull(progress.attempts().getLast().score());
        assertEquals(2, progress.attempts().size());
    }
}
