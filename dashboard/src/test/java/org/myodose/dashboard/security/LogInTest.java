package org.myodose.dashboard.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.myodose.dashboard.security.LogIn.Outcome;

class LogInTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String KEPT = Passwords.hash(PASSWORD);

    private final SteppedClock clock = new SteppedClock();
    private final AccountBook book = new AccountBook(new Account("anna", Set.of(Role.TRAINER), KEPT));
    private final List<AuditEvent> noted = new CopyOnWriteArrayList<>();
    private final LogIn logIn = new LogIn(book, noted::add, clock);

    private Outcome signIn(String name, String password) {
        return logIn.signIn(name, password, "10.0.0.7");
    }

    @Test
    void letsInByNameAndPassword() {
        Caller caller =
                assertInstanceOf(Outcome.In.class, signIn(" Anna", PASSWORD)).caller();
        assertEquals("anna", caller.name());
        assertEquals(Set.of(Role.TRAINER), caller.roles());
        assertFalse(caller.isOwner());
    }

    @Test
    void doesNotTellWhetherTheNameOrThePasswordIsWrong() {
        Outcome wrong = new Outcome.Wrong();
        assertEquals(wrong, signIn("anna", "wrong"));
        assertEquals(wrong, signIn("bohdan", PASSWORD));
        assertEquals(wrong, signIn("(owner)", PASSWORD));
        assertEquals(wrong, signIn("", ""));
        assertEquals(wrong, signIn("anna", "x".repeat(10_000)));
    }

    @Test
    void makesWhoeverGuessesWaitLongerAndLonger() {
        for (int guess = 0; guess < LogInBrake.FREE; guess++) {
            assertEquals(new Outcome.Wrong(), signIn("anna", "wrong"));
        }
        for (int seconds = 1; seconds <= 512; seconds *= 2) {
            assertEquals(new Outcome.Wait(Duration.ofSeconds(seconds)), signIn("anna", PASSWORD), "even the right one");
            clock.step(Duration.ofSeconds(seconds));
            assertEquals(new Outcome.Wrong(), signIn("anna", "wrong"));
        }
        assertEquals(new Outcome.Wait(LogInBrake.LONGEST), signIn("anna", "wrong"));
        clock.step(LogInBrake.LONGEST);
        assertInstanceOf(Outcome.In.class, signIn("anna", PASSWORD));
        assertEquals(new Outcome.Wrong(), signIn("anna", "wrong"), "the count begins anew");
    }

    @Test
    void doesNotLockTheOwnerOfAnAccountOutForSomebodyElsesGuesses() {
        for (int guess = 0; guess < 2 * LogInBrake.FREE; guess++) {
            logIn.signIn("anna", "wrong", "10.0.0.66");
        }
        assertInstanceOf(Outcome.In.class, signIn("anna", PASSWORD));
    }

    @Test
    void notesEveryAttemptAndNeverWhatWasTyped() {
        signIn("anna", PASSWORD);
        signIn("anna", "wrong secret");
        signIn("my secret password", "anna");
        assertEquals(
                List.of("anna done", "anna wrong", "- wrong"),
                noted.stream().map(event -> event.who() + " " + event.outcome()).toList());
        assertTrue(noted.stream().noneMatch(event -> event.toString().contains("secret")), noted.toString());
    }

    @Test
    void endsTheSessionsOfAccountsThatWereChanged() {
        Sessions sessions = new Sessions(clock);
        Caller anna =
                assertInstanceOf(Outcome.In.class, signIn("anna", PASSWORD)).caller();
        String token = sessions.begin(anna);
        String owner = sessions.begin(Caller.owner());
        logIn.endChanged(sessions);
        assertTrue(sessions.caller(token).isPresent());
        book.changePassword("anna", Passwords.hash(PASSWORD));
        logIn.endChanged(sessions);
        assertTrue(sessions.caller(token).isEmpty(), "another password");
        String again = sessions.begin(
                assertInstanceOf(Outcome.In.class, signIn("anna", PASSWORD)).caller());
        book.changeRoles("anna", Set.of(Role.STUDENT));
        logIn.endChanged(sessions);
        assertTrue(sessions.caller(again).isEmpty(), "another role");
        assertTrue(sessions.caller(owner).isPresent());
    }
}
