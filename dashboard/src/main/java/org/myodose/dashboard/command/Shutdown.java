package org.myodose.dashboard.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What is done at Ctrl-C or SIGTERM before the process goes. The process then waits until {@link #done} is called, at most
 * ten seconds, so that the command can still say how it ended.
 */
final class Shutdown {

    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final CountDownLatch said = new CountDownLatch(1);
    private final Thread hook;

    private Shutdown(Runnable ending) {
        hook = new Thread(() -> end(ending), "shutdown");
    }

    /** Runs {@code ending} when the process is told to end before {@link #done}. */
    static Shutdown first(Runnable ending) {
        Shutdown shutdown = new Shutdown(ending);
        Runtime.getRuntime().addShutdownHook(shutdown.hook);
        return shutdown;
    }

    private void end(Runnable ending) {
        ending.run();
        try {
            if (!said.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("myodose: The command did not end within " + LAST_WORDS.toSeconds() + " s.");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command has said its last word. */
    void done() {
        said.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException underWay) {
            // The process is ending already, and the hook with it.
        }
    }
}
