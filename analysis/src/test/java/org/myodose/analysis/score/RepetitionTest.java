package org.myodose.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RepetitionTest {

    @Test
    void errorOfAHoldIsThatOfItsSamples() {
        Student student = new Student();
        student.level = 43;
        student.sag = -4;
        student.tremor = 1;
        Repetition repetition = student.repetitions().getFirst();
        ForceTrace trace = student.trace();
        double squares = 0;
        int count = 0;
        for (int i = 0; i < trace.seconds().length; i++) {
            double second = trace.seconds()[i];
            // As the detector keeps time: in whole microseconds.
            if (Math.round(second * 1e6) >= Math.round(repetition.hold().plateauStartSeconds() * 1e6)
                    && Math.round(second * 1e6) <= Math.round(repetition.hold().plateauEndSeconds() * 1e6)) {
                squares += (trace.newtons()[i] - 40) * (trace.newtons()[i] - 40);
                count++;
            }
        }
        assertEquals(Math.sqrt(squares / count), repetition.rootMeanSquareError(), 1e-6);
    }

    @Test
    void tremorIsWhatTheSagDoesNotExplain() {
        Student student = new Student();
        student.sag = -6;
        student.tremor = 1;
        Repetition repetition = student.repetitions().getFirst();
        assertEquals(-6, repetition.driftNewtons(), 0.3);
        assertEquals(1, repetition.tremorNewtons(), 0.1);
    }

    @Test
    void restRunsFromReleaseToOnset() {
        assertEquals(5, new Student().repetitions().get(1).restSeconds(), 0.1);
    }

    @Test
    void rhythmOfAClockIsEven() {
        Student student = new Student();
        SessionFigures figures = SessionFigures.of(student.repetitions());
        assertEquals(0, figures.rhythmPercent(), 0.1);
        assertEquals(0, figures.level().constantError(), 0.1);
        assertEquals(4, figures.holdSeconds().repetitions());
    }
}
