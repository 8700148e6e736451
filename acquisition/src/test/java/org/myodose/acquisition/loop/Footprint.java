package org.myodose.acquisition.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this process holds: threads, open files, and heap that is still reachable. */
record Footprint(int threads, long handles, long heapBytes) {

    static Footprint now() {
        return new Footprint(threadCount(), handleCount(), reachableBytes());
    }

    static int threadCount() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    static long handleCount() {
        try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
            return handles.count();
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    /** The least of several collections: some things are let go only by the one after. */
    private static long reachableBytes() {
        long least = Long.MAX_VALUE;
        for (int collection = 0; collection < 4; collection++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
