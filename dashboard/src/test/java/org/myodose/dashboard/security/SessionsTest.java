package org.myodose.dashboard.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Caller ANNA = new Caller("anna", Set.of(Role.THERAPIST));
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final SteppedClock clock = new SteppedClock();
    private final Sessions sessions = new Sessions(clock);

    @Test
    void knowsWhoSignedInByTheirTokenAlone() {
        String token = sessions.begin(ANNA);
        assertEquals(Optional.of(ANNA), sessions.caller(token));
        assertEquals(Optional.empty(), sessions.caller(Secrets.fingerprint(token)), "what is kept opens nothing");
        assertEquals(Optional.empty(), sessions.caller(""));
        assertNotEquals(token, sessions.begin(ANNA));
    }

    @Test
    void endsWhatIsNotUsedForAnHour() {
        String token = sessions.begin(ANNA);
        clock.step(Sessions.IDLE.minus(MOMENT));
        assertEquals(Optional.of(ANNA), sessions.caller(token));
        clock.step(Sessions.IDLE.minus(MOMENT));
        assertEquals(Optional.of(ANNA), sessions.caller(token), "the use before counted");
        clock.step(Sessions.IDLE);
        assertEquals(Optional.empty(), sessions.caller(token));
    }

    @Test
    void endsAfterTwelveHoursHoweverMuchItIsUsed() {
        String token = sessions.begin(ANNA);
        for (Duration past = Duration.ZERO; past.compareTo(Sessions.LONGEST) < 0; past = past.plusMinutes(20)) {
            assertEquals(Optional.of(ANNA), sessions.caller(token), past.toString());
            clock.step(Duration.ofMinutes(20));
        }
        assertEquals(Optional.empty(), sessions.caller(token));
    }

    @Test
    void tellsWhoEverListensWhichSessionsEnded() {
        List<String> ended = new ArrayList<>();
        sessions.onEnd(ended::add);
        String left = sessions.begin(ANNA);
        String expired = sessions.begin(ANNA);
        sessions.end(left);
        sessions.end(left);
        clock.step(Sessions.IDLE);
        sessions.sweep();
        assertEquals(List.of(Secrets.fingerprint(left), Secrets.fingerprint(expired)), ended);
    }

    @Test
    void endsEverySessionOfAnAccountThatIsGone() {
        String annas = sessions.begin(ANNA);
        String others = sessions.begin(new Caller("ben", Set.of(Role.STUDENT)));
        sessions.endOf(caller -> caller.name().equals("anna"));
        assertEquals(Optional.empty(), sessions.caller(annas));
        assertEquals("ben", sessions.caller(others).orElseThrow().name());
    }
}
