package org.myodose.device.gpio;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Decides who gives the pins back: the polling thread when it is in the middle of a poll, else whoever closes. One
 * compare-and-set a poll, no lock.
 *
 * <p>Threading: one thread polls; any may end.
 */
final class PollTurn {

    private enum State {
        IDLE,
        POLLING,
        /** Somebody wants it closed while a poll is under way. */
        ENDING,
        ENDED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile @Nullable Thread poller;

    /** Polling thread: false when there is nothing to poll any more. */
    boolean begin() {
        poller = Thread.currentThread();
        return state.compareAndSet(State.IDLE, State.POLLING);
    }

    boolean isEnding() {
        return state.get() == State.ENDING;
    }

    /** Polling thread: true when it must now release what it used, and then call {@link #released}. */
    boolean end() {
        return !state.compareAndSet(State.POLLING, State.IDLE);
    }

    /** Any thread: true when the caller must release, and then call {@link #released}. */
    boolean close() {
        if (state.compareAndSet(State.IDLE, State.ENDED)) {
            return true;
        }
        state.compareAndSet(State.POLLING, State.ENDING);
        return false;
    }

    void released() {
        state.set(State.ENDED);
        released.countDown();
    }

    /** Waits until what was used is released, unless that is the caller's own task later; a second at most. */
    void awaitRelease() {
        if (Thread.currentThread().equals(poller)) {
            return;
        }
        try {
            if (!released.await(1, TimeUnit.SECONDS)) {
                System.getLogger(PollTurn.class.getName())
                        .log(System.Logger.Level.WARNING, "The pins are still in use a second after they were closed.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
