package org.myodose.acquisition.loop;

import java.util.concurrent.Semaphore;
import org.myodose.acquisition.clock.HostClock;

/**
 * The machine's clock, except that the loop's waits before it tries again pass at once, and are written down. Other threads
 * sleep as long as they mean to, so that nothing spins.
 */
final class LeapingClock implements HostClock {

    private final String leaper;
    private final long[] expectedMillis;
    private final Semaphore permits = new Semaphore(0);
    private int leaps;
    private long leaptNs;
    private String complaint = "";

    /**
     * @param leaper name of the thread whose sleeps take no time, but wait for a permit
     * @param expectedMillis how long its sleeps should be, one after the other; the last of them for all that follow
     */
    LeapingClock(String leaper, long... expectedMillis) {
        this.leaper = leaper;
        this.expectedMillis = expectedMillis;
    }

    @Override
    public synchronized long nanoTime() {
        return System.nanoTime() + leaptNs;
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        if (Thread.currentThread().getName().equals(leaper)) {
            leap(nanos);
            permits.acquire();
        } else {
            HostClock.system().sleep(nanos);
        }
    }

    private synchronized void leap(long nanos) {
        long expected = expectedMillis[Math.min(leaps, expectedMillis.length - 1)];
        if (nanos != expected * 1_000_000) {
            complaint = "sleep " + leaps + " was to be " + expected + " ms, but was " + nanos + " ns";
        }
        leaptNs += nanos;
        leaps++;
    }

    /** Lets the leaper go on after so many sleeps. */
    void permit(int sleeps) {
        permits.release(sleeps);
    }

    synchronized int leaps() {
        return leaps;
    }

    /** The last sleep that was of another length than expected, or nothing. */
    synchronized String complaint() {
        return complaint;
    }
}
