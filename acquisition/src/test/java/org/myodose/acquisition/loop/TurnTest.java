package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.acquisition.Await;

@Timeout(60)
class TurnTest {

    private final Turn turn = new Turn();
    private long plainCount;
    private long watchdogCount;

    @Test
    void theWatchdogKeepsSilentWhileTheOtherHasTheTurn() {
        AtomicBoolean spoke = new AtomicBoolean();
        turn.take();
        turn.ifFree(() -> spoke.set(true));
        assertFalse(spoke.get());
        turn.give();
        turn.ifFree(() -> spoke.set(true));
        assertTrue(spoke.get());
    }

    @Test
    void theAcquisitionThreadWaitsUntilTheWatchdogHasSpoken() throws InterruptedException {
        CountDownLatch speaking = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread watchdog = Thread.ofPlatform().start(() -> turn.ifFree(() -> speak(speaking, mayEnd)));
        assertTrue(speaking.await(30, TimeUnit.SECONDS));
        AtomicBoolean hasTurn = new AtomicBoolean();
        Thread acquisition = Thread.ofPlatform().start(() -> {
            turn.take();
            hasTurn.set(true);
        });
        Await.until("waits or has the turn", () -> switch (acquisition.getState()) {
            case TIMED_WAITING, TERMINATED -> true;
            default -> false;
        });
        assertFalse(hasTurn.get());
        mayEnd.countDown();
        watchdog.join();
        acquisition.join();
        assertTrue(hasTurn.get());
    }

    private static void speak(CountDownLatch speaking, CountDownLatch mayEnd) {
        speaking.countDown();
        try {
            assertTrue(mayEnd.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void aWordThatThrowsGivesTheTurnBack() {
        try {
            turn.ifFree(() -> {
                throw new IllegalStateException("no");
            });
        } catch (IllegalStateException expected) {
            assertEquals("no", expected.getMessage());
        }
        turn.take();
        turn.give();
    }

    /** A plain counter written by both threads stays exact only if each sees what the other wrote. */
    @Test
    void eachSeesWhatTheOtherDid() throws InterruptedException {
        Thread watchdog = Thread.ofPlatform().start(() -> {
            while (watchdogCount < 10_000) {
                turn.ifFree(() -> {
                    plainCount++;
                    watchdogCount++;
                });
            }
        });
        long rounds = 0;
        while (watchdog.isAlive()) {
            turn.take();
            plainCount++;
            rounds++;
            turn.give();
        }
        watchdog.join();
        assertEquals(rounds + watchdogCount, plainCount);
    }
}
