package org.myodose.acquisition.recording;

import java.nio.file.Path;

/**
 * Notices that the disk does not answer, while it does not: the recorder's thread, stuck in it, could only tell afterwards.
 *
 * <p>Threading: the recorder's thread says when it begins and ends; another one looks.
 */
final class StallWatch {

    /** Well within what waits in memory. */
    private static final long STALLED_NS = 2_000_000_000L;

    private static final long IDLE = Long.MIN_VALUE;

    private final Path file;
    private final RecordingListener listener;
    private volatile long busySinceNs = IDLE;
    private long toldSinceNs = IDLE;

    StallWatch(Path file, RecordingListener listener) {
        this.file = file;
        this.listener = listener;
    }

    void begin(long nowNs) {
        busySinceNs = nowNs;
    }

    void end() {
        busySinceNs = IDLE;
    }

    /** Tells a stall once, while it lasts. */
    void look(long nowNs) {
        long since = busySinceNs;
        if (since != IDLE && since != toldSinceNs && nowNs - since >= STALLED_NS) {
            toldSinceNs = since;
            listener.onAlarm("The disk has not answered for " + (nowNs - since) / 1_000_000_000L + " s, so " + file
                    + " stands still: feedback goes on and scans wait in memory, but only for some seconds more.");
        }
    }
}
