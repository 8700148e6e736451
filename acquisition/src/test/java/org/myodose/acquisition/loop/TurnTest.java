package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnTest {

    private long plainCount;
    private long watchdogCount;

    /** A plain counter written by both threads stays exact only if they never write at the same time, and see each other. */
    @Test
    void theTwoThreadsNeverCallAtTheSameTime() throws InterruptedException {
        Turn turn = new Turn();
        int rounds = 300_000;
        Thread watchdog = Thread.ofPlatform().start(() -> {
            while (watchdogCount < 10_000) {
                turn.ifFree(() -> {
                    plainCount++;
                    watchdogCount++;
                });
            }
        });
        for (int round = 0; round < rounds || watchdog.isAlive(); round++) {
            turn.take();
            turn.take();
            plainCount++;
            if (round >= rounds) {
                plainCount--;
            }
            turn.give();
            turn.give();
        }
        watchdog.join();
        assertEquals(rounds + watchdogCount, plainCount);
        assertTrue(watchdogCount >= 10_000);
    }
}
