package org.myodose.dashboard.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In for one purpose, once, and for a while. */
class PassesTest {

    private static final Caller STUDENT = new Caller("(guest)", Set.of(Role.STUDENT));
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SteppedClock clock = new SteppedClock();
    private final Sessions sessions = new Sessions(clock);
    private final Passes passes = new Passes(sessions, clock);

    private Optional<Caller> entered(String key) {
        return passes.enter(key).map(Entered::caller);
    }

    @Test
    void letsInOnceAsWhomItWasMadeFor() {
        String key = passes.issue(STUDENT, MINUTE);
        assertNotEquals(key, passes.issue(STUDENT, MINUTE));
        assertEquals(Optional.empty(), entered(key + "x"));
        assertEquals(Optional.of(STUDENT), entered(key));
        assertEquals(Optional.empty(), entered(key), "it is used");
    }

    @Test
    void letsInUntilItsTimeIsOver() {
        String late = passes.issue(STUDENT, MINUTE);
        clock.step(MINUTE.minusMillis(1));
        String key = passes.issue(STUDENT, MINUTE);
        clock.step(Duration.ofMillis(1));
        assertEquals(Optional.empty(), entered(late));
        assertEquals(Optional.of(STUDENT), entered(key));
    }

    @Test
    void isTakenBackForOneCallerAndNoOther() {
        Caller other = new Caller("(other)", Set.of(Role.STUDENT));
        String taken = passes.issue(STUDENT, MINUTE);
        String left = passes.issue(other, MINUTE);
        passes.withdraw(STUDENT);
        assertEquals(Optional.empty(), entered(taken));
        assertEquals(Optional.of(other), entered(left));
    }

    @Test
    void aRenewedKeyIsTheOnlyOneAndWhoCameByAnEarlierOneIsOut() {
        String first = passes.renew(STUDENT, MINUTE);
        String token = passes.enter(first).orElseThrow().token();
        String second = passes.renew(STUDENT, MINUTE);
        String third = passes.renew(STUDENT, MINUTE);
        assertEquals(Optional.empty(), sessions.caller(token));
        assertEquals(Optional.empty(), entered(second));
        assertEquals(Optional.of(STUDENT), entered(third));
    }

    /** A clock that, at the moment it is next looked at, lets somebody else begin, as far as they come. */
    private static final class Interrupting implements InstantSource {

        private final AtomicReference<Optional<Runnable>> meanwhile = new AtomicReference<>(Optional.empty());
        private final List<Thread> others = new ArrayList<>();

        void next(Runnable work) {
            meanwhile.set(Optional.of(work));
        }

        @Override
        public Instant instant() {
            meanwhile.getAndSet(Optional.empty()).ifPresent(this::interrupt);
            return Instant.EPOCH;
        }

        private void interrupt(Runnable work) {
            Thread other = Thread.ofPlatform().start(work);
            others.add(other);
            await(() -> other.getState() == Thread.State.TERMINATED || other.getState() == Thread.State.BLOCKED);
        }

        void join() throws InterruptedException {
            for (Thread other : others) {
                assertTrue(other.join(PATIENCE), "the other never ended");
            }
        }

        private static void await(BooleanSupplier done) {
            long untilNs = System.nanoTime() + PATIENCE.toNanos();
            while (!done.getAsBoolean()) {
                assertTrue(System.nanoTime() < untilNs, "the other neither ended nor had to wait");
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void nobodyIsInByAKeyThatIsWithdrawnWhileTheyEnter() throws InterruptedException {
        Interrupting interrupting = new Interrupting();
        Sessions theirs = new Sessions(interrupting);
        Passes own = new Passes(theirs, interrupting);
        String key = own.issue(STUDENT, MINUTE);
        interrupting.next(() -> own.withdraw(STUDENT));
        Optional<Entered> entry = own.enter(key);
        interrupting.join();
        assertEquals(Optional.empty(), entry.flatMap(entered -> theirs.caller(entered.token())));
    }

    @Test
    void ofTwoWhoRenewAtOnceOneKeyIsGood() throws InterruptedException {
        Interrupting interrupting = new Interrupting();
        Passes own = new Passes(new Sessions(interrupting), interrupting);
        AtomicReference<String> other = new AtomicReference<>("");
        interrupting.next(() -> other.set(own.renew(STUDENT, MINUTE)));
        String mine = own.renew(STUDENT, MINUTE);
        interrupting.join();
        assertEquals(
                1,
                Stream.of(mine, other.get())
                        .filter(key -> own.enter(key).isPresent())
                        .count());
    }
}
