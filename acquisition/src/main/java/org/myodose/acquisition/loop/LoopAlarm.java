package org.myodose.acquisition.loop;

/** Told when something in the loop needs a person. Called on the acquisition thread: must not block. */
@FunctionalInterface
public interface LoopAlarm {

    /**
     * A consumer threw and gets nothing any more; all others go on.
     *
     * @param message one sentence for a user
     * @param cause what it threw
     */
    void onConsumerStopped(String message, Throwable cause);
}
