package org.myodose.acquisition.latency;

import java.util.Arrays;
import java.util.List;

/**
 * Collects the durations of each {@link Stage}, to three significant digits, up to one minute (longer ones count as one
 * minute).
 *
 * <p>Threading: one thread records, without allocation or lock; any thread may ask for reports, and all who ask for
 * {@link #sinceLastReport} share one "last".
 */
public final class LatencyRecorder {

    private final StageRecorder[] recorders =
            Arrays.stream(Stage.values()).map(StageRecorder::new).toArray(StageRecorder[]::new);
    private final StallLog stalls = new StallLog();

    /** Recording thread: one duration of a stage. A negative one, which only a foreign clock can cause, counts as 0. */
    public void record(Stage stage, long nanos) {
        recorders[stage.ordinal()].record(nanos);
    }

    /** Recording thread: one duration of a stage that scans may have to wait for, over at {@code endNs}. */
    public void recordUntil(long endNs, Stage stage, long nanos) {
        record(stage, nanos);
        stalls.note(stage, endNs, nanos);
    }

    /** How often scans had to wait for more than 5 ms. */
    public long stallCount() {
        return stalls.count();
    }

    /** The last such times, up to about a thousand, in their order. */
    public List<Stall> stalls() {
        return stalls.recent();
    }

    /** Everything recorded since the beginning. */
    public synchronized LatencyReport sinceBeginning() {
        return new LatencyReport(
                Arrays.stream(recorders).map(StageRecorder::sinceBeginning).toList());
    }

    /** The same percentile by percentile, one entry for each {@link Stage}, in its order. */
    public synchronized List<StageDistribution> distributions() {
        return Arrays.stream(recorders).map(StageRecorder::distribution).toList();
    }

    /** What was recorded since the last report of this kind, or since the beginning. */
    public synchronized LatencyReport sinceLastReport() {
        return new LatencyReport(
                Arrays.stream(recorders).map(StageRecorder::sinceLastReport).toList());
    }
}
