package org.myodose.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.myodose.analysis.score.TraceMatch.Window;

class TraceMatchTest {

    private static Window first(Student student) {
        return Window.around(student.trace(), student.repetitions().getFirst().hold());
    }

    @Test
    void theSamePressIsTheSameWhateverTheSamplingRate() {
        TraceMatch match = TraceMatch.of(first(new Student()), first(new Student().rate(1000)));
        assertTrue(match.percent() > 99, match::toString);
        assertTrue(match.rootMeanSquareErrorNewtons() < 1, match::toString);
    }

    @Test
    void pressThatCameLaterInItsWindowIsLaidOverTheOther() {
        Window window = first(new Student());
        TraceMatch match = TraceMatch.of(
                window, new Window(window.trace(), window.startSeconds() - 0.3, window.endSeconds() - 0.3));
        assertEquals(0.3, match.lagSeconds(), 0.021);
        assertTrue(match.percent() > 99, match::toString);
    }

    @Test
    void halfTheForceIsHalfTheMatch() {
        Student half = new Student();
        half.level = 20;
        half.loadingRate = 20;
        assertEquals(50, TraceMatch.of(first(new Student()), first(half)).percent(), 2);
    }

    @Test
    void nothingInCommonIsNoMatch() {
        Window press = first(new Student());
        Window rest = new Window(press.trace(), 0, 1.2);
        assertTrue(TraceMatch.of(press, rest).percent() < 1);
    }
}
