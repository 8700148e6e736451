package org.myodose.device.gpio.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.myodose.device.LinkException;

class PatternPlayerTest {

    private static final long MS = 1_000_000;

    private long nowMs;
    private final List<String> heard = new ArrayList<>();
    private final PatternPlayer player = new PatternPlayer(high -> heard.add(nowMs + (high ? " on" : " off")));

    private void pass(long untilMs) throws LinkException {
        for (; nowMs < untilMs; nowMs++) {
            player.advance(nowMs * MS);
        }
    }

    @Test
    void playsOnAndOffInTheTimesOfThePatternAndEndsOff() throws LinkException {
        player.play(FeedbackPattern.ofMillis(100, 50, 200));
        pass(1000);
        assertEquals(List.of("0 on", "100 off", "150 on", "350 off"), heard);
        assertEquals(HostClock.NEVER, player.nextStepNs());
    }

    @Test
    void aNewPatternReplacesTheOneThatPlays() throws LinkException {
        player.play(FeedbackPattern.ofMillis(1000));
        pass(10);
        player.play(FeedbackPattern.ofMillis(5));
        pass(100);
        assertEquals(List.of("0 on", "10 on", "15 off"), heard);
        player.play(FeedbackPattern.SILENCE);
        pass(101);
        assertEquals("100 off", heard.getLast());
    }

    @Test
    void isSilentAtTheEndEvenWhenNobodyLookedForAWhile() throws LinkException {
        player.play(FeedbackPattern.ofMillis(1, 1, 1));
        player.advance(0);
        player.advance(50 * MS);
        assertEquals(List.of("0 on", "0 off"), heard);
    }

    @Test
    void stopsAtOnceAndForgetsWhatWasAsked() throws LinkException {
        player.play(FeedbackPattern.ofMillis(100));
        player.stop();
        pass(10);
        assertEquals(List.of("0 off"), heard);
    }

    @Test
    void refusesAPhaseOfNoLength() {
        assertThrows(IllegalArgumentException.class, () -> FeedbackPattern.ofMillis(10, 0, 10));
    }
}
