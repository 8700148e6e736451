package org.myodose.acquisition.loop;

import java.util.ArrayList;
import java.util.List;
import org.myodose.acquisition.clock.HostClock;

/**
 * The machine's clock, except that the loop's waits before it tries again pass at once, and are written down. Other threads
 * sleep as long as they mean to, so that nothing spins.
 */
final class LeapingClock implements HostClock {

    private final String leaper;
    private final List<Long> leapsMillis = new ArrayList<>();
    private long leaptNs;

    /** @param leaper name of the thread whose sleeps take no time */
    LeapingClock(String leaper) {
        this.leaper = leaper;
    }

    @Override
    public synchronized long nanoTime() {
        return System.nanoTime() + leaptNs;
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        if (!Thread.currentThread().getName().equals(leaper)) {
            HostClock.system().sleep(nanos);
        } else if (Thread.interrupted()) {
            throw new InterruptedException();
        } else {
            leap(nanos);
        }
    }

    private synchronized void leap(long nanos) {
        leaptNs += nanos;
        leapsMillis.add(nanos / 1_000_000);
    }

    synchronized List<Long> leapsMillis() {
        return List.copyOf(leapsMillis);
    }

    synchronized int leaps() {
        return leapsMillis.size();
    }
}
