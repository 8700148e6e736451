package org.myodose.acquisition.loop;

import java.util.ArrayList;
import java.util.List;
import org.myodose.acquisition.Await;
import org.myodose.acquisition.clock.HostClock;

/** A clock that stands still until a test moves it. Sleepers wake when their time has come. */
final class ManualClock implements HostClock {

    private record Sleep(long nanos, long untilNs) {}

    private final List<Sleep> sleeping = new ArrayList<>();
    private long nowNs;

    @Override
    public synchronized long nanoTime() {
        return nowNs;
    }

    @Override
    public synchronized void sleep(long nanos) throws InterruptedException {
        Sleep sleep = new Sleep(nanos, nowNs + nanos);
        sleeping.add(sleep);
        try {
            while (nowNs < sleep.untilNs()) {
                wait(30_000);
            }
        } finally {
            sleeping.remove(sleep);
        }
    }

    synchronized void advanceMillis(long millis) {
        nowNs += millis * 1_000_000;
        notifyAll();
    }

    /** Waits until someone sleeps for just that long, then lets that time pass. */
    void passSleepOfMillis(long millis) {
        Await.until("a sleep of " + millis + " ms", () -> isSleeping(millis * 1_000_000));
        advanceMillis(millis);
    }

    private synchronized boolean isSleeping(long nanos) {
        return sleeping.stream().anyMatch(sleep -> sleep.nanos() == nanos && sleep.untilNs() > nowNs);
    }
}
