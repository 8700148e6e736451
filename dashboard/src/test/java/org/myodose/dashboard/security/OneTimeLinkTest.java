package org.myodose.dashboard.security;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneTimeLinkTest {

    private final SteppedClock clock = new SteppedClock();
    private final OneTimeLink link = new OneTimeLink(clock);

    @Test
    void isGoodForOneUse() {
        assertFalse(link.use(""));
        assertFalse(link.use(link.key() + "x"));
        assertTrue(link.use(link.key()), "wrong keys have not used it up");
        assertFalse(link.use(link.key()));
    }

    @Test
    void expiresAfterAnHour() {
        clock.step(OneTimeLink.GOOD_FOR.minus(Duration.ofSeconds(1)));
        assertTrue(link.use(link.key()));
        OneTimeLink late = new OneTimeLink(clock);
        clock.step(OneTimeLink.GOOD_FOR);
        assertFalse(late.use(late.key()));
    }

    @Test
    void letsOneInWhenManyComeAtOnce() {
        long entered = IntStream.range(0, 64)
                .parallel()
                .filter(attempt -> link.use(link.key()))
                .count();
        assertTrue(entered == 1, entered + " entered");
    }
}
