package org.myodose.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.myodose.device.ForceUnit;

class SignalDoubtsTest {

    /** 30 s at 50 Hz. */
    private static List<String> doubts(IntToDoubleFunction force) {
        SignalDoubts doubts = new SignalDoubts();
        for (int sample = 0; sample < 1500; sample++) {
            doubts.sample(20_000L * sample, force.applyAsDouble(sample));
        }
        return doubts.sentences(ForceUnit.NEWTONS);
    }

    private static double press(int sample) {
        return 60 * Math.clamp(Math.min((sample - 200) / 50.0, (900 - sample) / 50.0), 0, 1)
                + Math.sin(1.7 * sample) / 20;
    }

    @Test
    void aSignalInOrderHasNone() {
        assertEquals(List.of(), doubts(SignalDoubtsTest::press));
    }

    @Test
    void aSignalThatNeverMovesIsTold() {
        assertEquals(1, doubts(sample -> 12.5).size());
        assertTrue(doubts(sample -> 12.5).getFirst().startsWith("The force is 12.5 N throughout"));
    }

    @Test
    void aSignalWithTheWrongSignIsTold() {
        assertTrue(doubts(sample -> -press(sample)).getFirst().contains("turn the sensor's sign"));
    }

    @Test
    void aSignalWithItsTopCutOffIsNoSteadyHold() {
        List<String> doubts = doubts(sample -> Math.min(50, press(sample)));
        assertEquals(1, doubts.size());
        assertTrue(
                doubts.getFirst().startsWith("The force stands at its very largest, 50 N, for 12."), doubts.getFirst());
    }

    @Test
    void whatIsNoFigureIsNoDoubt() {
        assertEquals(List.of(), doubts(sample -> sample % 2 == 0 ? Double.NaN : press(sample)));
    }
}
