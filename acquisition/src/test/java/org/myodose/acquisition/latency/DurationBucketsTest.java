package org.myodose.acquisition.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DurationBucketsTest {

    private static final long MINUTE_NS = 60_000_000_000L;

    @Property
    void tellsEveryDurationToAThousandth(@ForAll @LongRange(min = 0, max = MINUTE_NS) long duration) {
        long told = DurationBuckets.middle(DurationBuckets.of(duration));
        assertTrue(Math.abs(told - duration) <= duration / 1_000, told + " for " + duration);
    }

    @Property
    void longerDurationsNeverHaveLowerNumbers(@ForAll @LongRange(min = 1, max = MINUTE_NS) long duration) {
        int step = DurationBuckets.of(duration) - DurationBuckets.of(duration - 1);
        assertTrue(step == 0 || step == 1, "a step of " + step + " at " + duration);
    }

    @Test
    void shortDurationsStandForThemselves() {
        for (int duration = 0; duration < 2_048; duration++) {
            assertEquals(duration, DurationBuckets.of(duration));
            assertEquals(duration, DurationBuckets.middle(duration));
        }
    }
}
