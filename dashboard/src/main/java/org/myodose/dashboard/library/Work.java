package org.myodose.dashboard.library;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Something that takes long, seen from outside: how far it is, and what came of it. Any thread. */
public final class Work {

    /** What can be said of it. */
    public enum State {
        WAITING,
        WORKING,
        DONE,
        CANCELLED,
        FAILED
    }

    private volatile State state = State.WAITING;
    private volatile double share;
    private volatile @Nullable String failure;
    private volatile boolean cancelled;
    private final AtomicBoolean told = new AtomicBoolean();

    public State state() {
        return state;
    }

    /** 0 to 1. */
    public double share() {
        return share;
    }

    /** Why it failed, one sentence. */
    public @Nullable String failure() {
        return failure;
    }

    /** Whether it failed and nobody was told so yet: who asks once more wants it tried again. */
    public boolean tellsFailure() {
        return state == State.FAILED && !told.getAndSet(true);
    }

    /** Ends it soon. */
    public synchronized void cancel() {
        cancelled = true;
        if (state == State.WAITING) {
            state = State.CANCELLED;
        }
    }

    public boolean isOver() {
        return state != State.WAITING && state != State.WORKING;
    }

    /** What is to be done; it looks at {@link Work#goesOn} now and then. */
    interface Task {
        void run() throws Exception;
    }

    /** Told by the worker; whether to go on. */
    boolean goesOn(double newShare) {
        share = newShare;
        return !cancelled;
    }

    private synchronized boolean begins() {
        state = cancelled ? State.CANCELLED : State.WORKING;
        return !cancelled;
    }

    /** Does it, on the worker's thread. Whatever goes wrong is kept, for whoever asks. */
    void run(Task task) {
        if (!begins()) {
            return;
        }
        try {
            task.run();
            share = 1;
            state = State.DONE;
        } catch (CancellationException wanted) {
            state = State.CANCELLED;
        } catch (Exception | OutOfMemoryError failed) {
            failure = failed.getMessage() == null ? failed.toString() : failed.getMessage();
            state = cancelled ? State.CANCELLED : State.FAILED;
        }
    }
}
