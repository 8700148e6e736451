package org.myodose.acquisition.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Remembers when the loop stalled, so that a stall can be laid beside what else happened on the machine at that moment; a
 * histogram only knows how long. Keeps the last {@value #CAPACITY}.
 *
 * <p>Threading: one thread notes, without allocation or lock; any thread reads. A reader that is overtaken while it copies
 * leaves out what was overwritten.
 */
final class StallLog {

    /** Shorter ones do not reach a person: a tenth of what feedback may be late by altogether. */
    static final long SHORTEST_NS = 5_000_000;

    private static final int CAPACITY = 1024;
    private static final int FIGURES = 3;

    private final AtomicLongArray figures = new AtomicLongArray(CAPACITY * FIGURES);
    private volatile long count;

    void note(Stage stage, long endNs, long durationNs) {
        if (durationNs > SHORTEST_NS) {
            long next = count;
            int at = (int) (next % CAPACITY) * FIGURES;
            figures.set(at, stage.ordinal());
            figures.set(at + 1, endNs);
            figures.set(at + 2, durationNs);
            count = next + 1;
        }
    }

    long count() {
        return count;
    }

    List<Stall> recent() {
        List<Stall> recent = new ArrayList<>();
        long end = count;
        for (long index = Math.max(0, end - CAPACITY); index < end; index++) {
            int at = (int) (index % CAPACITY) * FIGURES;
            Stall stall = new Stall(Stage.values()[(int) figures.get(at)], figures.get(at + 1), figures.get(at + 2));
            // The slot of `index` is written again while `count` is still index + CAPACITY.
            if (count < index + CAPACITY) {
                recent.add(stall);
            }
        }
        return recent;
    }
}
