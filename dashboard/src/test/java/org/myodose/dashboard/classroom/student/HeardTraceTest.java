package org.myodose.dashboard.classroom.student;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.myodose.dashboard.classroom.message.HoldFigures;
import org.myodose.dashboard.classroom.message.PressTrace;

/** The trace of a hold, cut out of what the live stream told. */
class HeardTraceTest {

    private final HeardTrace heard = new HeardTrace();

    private static HoldFigures hold(double onset, double release) {
        return new HoldFigures(
                1, onset, onset + 1, release - 1, release, "released", 25, 27, null, null, null, null, null, false);
    }

    private PressTrace trace(double onset, double release) {
        PressTrace trace = heard.of(hold(onset, release));
        assertNotNull(trace);
        return trace;
    }

    /** A force that is its own time, ten times a second. */
    private void hear(double from, double to) {
        for (int tick = (int) Math.round(10 * from); tick <= Math.round(10 * to); tick++) {
            heard.add(tick / 10.0, tick / 10.0);
        }
    }

    private static double time(PressTrace trace, int point) {
        return trace.startSeconds() + point * trace.intervalSeconds();
    }

    @Test
    void beginsBeforeTheOnsetAndEndsAfterTheRelease() {
        hear(0, 30);
        PressTrace trace = trace(10, 20);
        assertEquals(9.5, trace.startSeconds());
        assertEquals(20.5, time(trace, trace.forces().size() - 1), 0.11);
        for (int point = 0; point < trace.forces().size(); point++) {
            assertEquals(time(trace, point), known(trace.forces().get(point)), 0.006);
        }
    }

    private static double known(@Nullable Double force) {
        assertNotNull(force);
        return force;
    }

    @Test
    void tellsALongHoldInNoMorePointsThanADrawingHasUseFor() {
        hear(0, 200);
        PressTrace trace = trace(5, 185);
        assertEquals(PressTrace.MOST_POINTS, trace.forces().size());
        assertEquals(185.5, time(trace, PressTrace.MOST_POINTS - 1), 0.01);
    }

    @Test
    void tellsOfAHoldThatIsJustOverWhatWasHeardSoFar() {
        hear(0, 20);
        PressTrace trace = trace(10, 20);
        assertEquals(20, time(trace, trace.forces().size() - 1), 0.11);
    }

    @Test
    void leavesAHoleWhereNothingWasHeard() {
        hear(0, 12);
        hear(15, 20);
        List<@Nullable Double> forces = trace(10, 19).forces();
        assertNull(forces.get(40));
        assertNotNull(forces.get(0));
        assertNotNull(forces.get(80));
    }

    @Test
    void forgetsTheRecordingBefore() {
        hear(0, 100);
        hear(0, 5);
        assertNull(heard.of(hold(50, 60)));
        assertNotNull(heard.of(hold(1, 4)));
    }

    @Test
    void keepsTheNewestMinutes() {
        hear(0, 2000);
        assertNull(heard.of(hold(10, 20)));
        assertTrue(trace(1990, 1999).forces().size() > 90);
    }

    @Test
    void knowsNothingOfAHoldOfWhichNothingWasHeard() {
        assertNull(heard.of(hold(1, 2)));
        hear(10, 11);
        assertNull(heard.of(hold(1, 2)));
    }
}
