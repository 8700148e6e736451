package org.myodose.dashboard.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.myodose.analysis.course.Given;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.prescription.Prescriptions;

/** Whose session pages are told, as what was given before becomes known. */
class GreetingTest {

    private static final Instant BEGUN = Instant.parse("2026-11-21T12:00:00Z");
    private static final Dose TWO_HOLDS = new Dose(60, 58, 2400, 2, 4, 120);

    private final LiveDevice device = new LiveDevice(0, "sim:hand", "hand");
    private final Greeting greeting = new Greeting(device, List.of(device), Prescriptions.demonstration());

    private static LiveSession session(Instant startedAt, int repetitionsBefore, List<String> unread) {
        Given before = new Given(0, 0, repetitionsBefore, 0);
        return new LiveSession("p07", "left calf", startedAt, "none", false, Given.NOTHING, before, unread);
    }

    private LiveSession shown() {
        return Objects.requireNonNull(greeting.session());
    }

    @Test
    void tellsNobodysSessionBeforeOneBegins() {
        greeting.correct(session(BEGUN, 3, List.of()));
        assertNull(greeting.session());
    }

    @Test
    void tellsWhatIsKnownBetterAndKeepsWhatWasGivenSince() {
        greeting.begin(session(BEGUN, 1, List.of()));
        greeting.dose(TWO_HOLDS, 0);
        greeting.bookSession(1);
        assertEquals(3, shown().givenBefore().repetitions());
        greeting.correct(session(BEGUN, 4, List.of("a.xdf")));
        assertEquals(6, shown().givenBefore().repetitions());
        assertEquals(2400, shown().givenBefore().impulseNewtonSeconds());
        assertEquals(List.of("a.xdf"), shown().unread());
    }

    /** The recorder's end may be heard of before the session itself is. */
    @Test
    void remembersWhatIsKnownBetterOfASessionThatIsAboutToBegin() {
        greeting.begin(session(BEGUN.minusSeconds(600), 0, List.of()));
        greeting.correct(session(BEGUN, 4, List.of()));
        assertEquals(0, shown().givenBefore().repetitions(), "it is not this one's");
        greeting.begin(session(BEGUN, 1, List.of()));
        assertEquals(4, shown().givenBefore().repetitions());
    }

    @Test
    void countsNothingOfASessionBeforeAsGivenSinceAnotherBegan() {
        greeting.begin(session(BEGUN, 0, List.of()));
        greeting.dose(TWO_HOLDS, 0);
        greeting.bookSession(1);
        greeting.begin(session(BEGUN.plusSeconds(600), 5, List.of()));
        assertEquals(5, shown().givenBefore().repetitions());
    }
}
