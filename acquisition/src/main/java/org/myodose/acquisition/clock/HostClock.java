package org.myodose.acquisition.clock;

/** The host's monotonic clock and the way to wait on it; injected, so that tests need not wait. Any thread may call. */
public interface HostClock {

    /** Nanoseconds since an arbitrary origin, as {@link System#nanoTime}. */
    long nanoTime();

    /** Waits for {@code nanos} on this clock. */
    void sleep(long nanos) throws InterruptedException;

    /** The clock of this machine. */
    static HostClock system() {
        return SystemHostClock.INSTANCE;
    }
}
