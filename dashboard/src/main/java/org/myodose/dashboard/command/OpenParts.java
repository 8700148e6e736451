package org.myodose.dashboard.command;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What a command has opened, to be closed in order when it ends or the process is told to: the newest first, each once, and
 * none left open because another failed. Thread-safe.
 */
final class OpenParts implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    /** Closes them at Ctrl-C and SIGTERM. */
    static OpenParts untilShutdown() {
        OpenParts parts = new OpenParts();
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "shutdown"));
        return parts;
    }

    /** Takes one over; it is closed at once where the others are already. */
    <T extends AutoCloseable> T add(T part) {
        boolean late;
        synchronized (open) {
            late = closed;
            if (!late) {
                open.push(part);
            }
        }
        if (late) {
            close(part);
        }
        return part;
    }

    @Override
    public void close() {
        for (AutoCloseable part = next(); part != null; part = next()) {
            close(part);
        }
    }

    private @Nullable AutoCloseable next() {
        synchronized (open) {
            closed = true;
            return open.poll();
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            System.err.println("myodose: not everything could be closed in order: " + failure.getMessage());
        }
    }
}
