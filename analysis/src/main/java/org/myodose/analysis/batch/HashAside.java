package org.myodose.analysis.batch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.myodose.analysis.table.FileHash;

/** A file's hash, taken on a thread of its own while the file is analysed. */
final class HashAside {

    private final FutureTask<String> task;

    private HashAside(Path file) {
        task = new FutureTask<>(() -> FileHash.of(file));
    }

    /** Begins to read the file. */
    static HashAside begin(Path file) {
        HashAside hash = new HashAside(file);
        Thread.ofVirtual().name("hash").start(hash.task);
        return hash;
    }

    /** Waits for it. */
    String get() throws IOException {
        try {
            return task.get();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the reading was ended");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException("a file could not be hashed", failure.getCause());
        }
    }

    /** The same; empty where the file cannot be read. */
    String orEmpty() {
        try {
            return get();
        } catch (IOException unreadable) {
            // Told with its cause by whoever reads the file for what is in it.
            return "";
        }
    }
}
