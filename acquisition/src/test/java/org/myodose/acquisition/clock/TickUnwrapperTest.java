package org.myodose.acquisition.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.clock.TickUnwrapper.Step;

class TickUnwrapperTest {

    static final long WRAP = 1L << 32;
    private static final long HOUR_MICROS = 3_600_000_000L;

    private final TickUnwrapper clock = new TickUnwrapper();

    private Step at(long deviceMicros, long hostMicros) {
        return clock.accept(Math.floorMod(deviceMicros, WRAP), hostMicros * 1000);
    }

    @Test
    void beginsAtZeroWhereverTheDeviceStands() {
        assertEquals(Step.FIRST, at(WRAP - 5, 0));
        assertEquals(Step.NEXT, at(WRAP + 5, 10));
        assertEquals(10, clock.timeMicros());
    }

    @Test
    void goesOnAcrossSilencesLongerThanTheWrap() {
        at(0, 0);
        assertEquals(Step.NEXT, at(5 * HOUR_MICROS, 5 * HOUR_MICROS + 300_000));
        assertEquals(5 * HOUR_MICROS, clock.timeMicros());
    }

    @Test
    void dropsLateAndDoubledTicksAndStandsStill() {
        at(10_000, 10_000);
        assertEquals(Step.LATE, at(10_000, 10_001));
        assertEquals(Step.LATE, at(2_000, 10_002));
        assertEquals(0, clock.timeMicros());
        assertEquals(Step.NEXT, at(14_000, 14_000));
        assertEquals(4_000, clock.timeMicros());
    }

    @Test
    void aStepFarBackIsARestartTimedByTheHost() {
        at(0, 0);
        at(10_000_000, 10_000_000);
        assertEquals(Step.RESTARTED, at(500, 13_000_000));
        assertEquals(13_000_000, clock.timeMicros());
        assertEquals(Step.NEXT, at(1_500, 13_001_000));
        assertEquals(13_001_000, clock.timeMicros());
    }

    @Test
    void afterAnIntroductionAnyStepBackIsARestart() {
        at(0, 0);
        at(600_000, 600_000);
        clock.introduce();
        assertEquals(Step.RESTARTED, at(500_000, 2_000_000));
        assertEquals(2_000_000, clock.timeMicros());
    }

    @Test
    void afterAnIntroductionAClockThatWentOnGoesOn() {
        at(0, 0);
        clock.introduce();
        assertEquals(Step.NEXT, at(4_000, 90_000));
        assertEquals(4_000, clock.timeMicros());
        clock.introduce();
        assertEquals(Step.RESTARTED, at(3_000_000_000L, 5_000_000));
    }

    @Test
    void aHostThatStalledIsNoRestart() {
        at(0, 0);
        assertEquals(Step.NEXT, at(4_000, 5_000_000));
        assertEquals(Step.NEXT, at(8_000, 5_000_001));
        assertEquals(8_000, clock.timeMicros());
    }

    /** Whatever the intervals and delays of delivery: the device's own time comes out, to the microsecond. */
    @Property
    void givesTheDevicesTimeWhateverTheDelay(
            @ForAll @LongRange(max = WRAP - 1) long start,
            @ForAll @Size(max = 50) List<@LongRange(min = 1, max = 2 * WRAP) Long> intervals,
            @ForAll @Size(min = 50, max = 50) List<@LongRange(max = 2_000_000) Long> delays) {
        TickUnwrapper fresh = new TickUnwrapper();
        fresh.accept(start, 0);
        long elapsed = 0;
        for (int index = 0; index < intervals.size(); index++) {
            elapsed += intervals.get(index);
            Step step = fresh.accept((start + elapsed) % WRAP, (elapsed + delays.get(index)) * 1000);
            assertEquals(Step.NEXT, step);
            assertEquals(elapsed, fresh.timeMicros());
        }
    }

    /** Whatever arrives: time never runs back, and stands still only for what is dropped. */
    @Property
    void neverRunsBack(
            @ForAll List<@LongRange(max = WRAP - 1) Long> ticks, @ForAll @LongRange(max = 5_000_000_000L) long stepNs) {
        TickUnwrapper fresh = new TickUnwrapper();
        long arrivalNs = 0;
        long before = -1;
        for (long tick : ticks) {
            Step step = fresh.accept(tick, arrivalNs += stepNs);
            assertTrue(fresh.timeMicros() >= before);
            if (step != Step.LATE) {
                assertNotEquals(before, fresh.timeMicros());
            }
            before = fresh.timeMicros();
        }
    }
}
