package org.myodose.dashboard.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In for one purpose, once, and for a while. */
class PassesTest {

    private static final Caller STUDENT = new Caller("(guest)", Set.of(Role.STUDENT));
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SteppedClock clock = new SteppedClock();
    private final Passes passes = new Passes(clock);

    @Test
    void letsInOnceAsWhomItWasMadeFor() {
        String key = passes.issue(STUDENT, MINUTE);
        assertNotEquals(key, passes.issue(STUDENT, MINUTE));
        assertEquals(Optional.empty(), passes.use(key + "x"));
        assertEquals(Optional.of(STUDENT), passes.use(key));
        assertEquals(Optional.empty(), passes.use(key), "it is used");
    }

    @Test
    void letsInUntilItsTimeIsOver() {
        String late = passes.issue(STUDENT, MINUTE);
        clock.step(MINUTE.minusMillis(1));
        String key = passes.issue(STUDENT, MINUTE);
        clock.step(Duration.ofMillis(1));
        assertEquals(Optional.empty(), passes.use(late));
        assertEquals(Optional.of(STUDENT), passes.use(key));
    }

    @Test
    void isTakenBackForOneCallerAndNoOther() {
        Caller other = new Caller("(other)", Set.of(Role.STUDENT));
        String taken = passes.issue(STUDENT, MINUTE);
        String left = passes.issue(other, MINUTE);
        passes.withdraw(STUDENT);
        assertEquals(Optional.empty(), passes.use(taken));
        assertEquals(Optional.of(other), passes.use(left));
    }
}
