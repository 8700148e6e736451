package org.myodose.acquisition.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PingPaceTest {

    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void asksOftenAtFirstAndOnceASecondLater() {
        PingPace pace = new PingPace();
        long first = seconds(pace, 99);
        assertTrue(first >= 9 && first <= 12, first + " s");
        long later = seconds(pace, 100);
        assertTrue(later >= 100 && later <= 102, later + " s");
    }

    private static long seconds(PingPace pace, int pings) {
        long nanos = 0;
        for (int ping = 0; ping < pings; ping++) {
            pace.answered();
            nanos += pace.nextNs();
        }
        return nanos / SECOND_NS;
    }

    @Test
    void asksADeviceThatDoesNotAnswerLessAndLess() {
        PingPace pace = new PingPace();
        long[] pauses = new long[12];
        Arrays.setAll(pauses, ping -> pace.nextNs() / SECOND_NS);
        assertEquals(0, pauses[2]);
        assertEquals(2, pauses[3]);
        assertEquals(4, pauses[4]);
        assertEquals(60, pauses[11]);
        pace.answered();
        assertEquals(0, pace.nextNs() / SECOND_NS);
    }

    /** At each phase of a 16 ms latency timer, so that some reply always comes at once. */
    @Test
    void spreadsItsPingsEvenlyOverALatencyTimer() {
        PingPace pace = new PingPace();
        int[] phases = new int[16];
        long nowNs = 0;
        for (int ping = 0; ping < 99; ping++) {
            pace.answered();
            nowNs += pace.nextNs();
            phases[(int) (nowNs / 1_000_000 % 16)]++;
        }
        assertTrue(Arrays.stream(phases).min().orElseThrow() >= 2, Arrays.toString(phases));
    }
}
