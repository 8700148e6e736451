package org.myodose.acquisition.latency;

import java.util.Arrays;

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

    /** Recording thread: one duration of a stage. A negative one, which only a foreign clock can cause, counts as 0. */
    public void record(Stage stage, long nanos) {
        recorders[stage.ordinal()].record(nanos);
    }

    /** Everything recorded since the beginning. */
    public synchronized LatencyReport sinceBeginning() {
        return new LatencyReport(
                Arrays.stream(recorders).map(StageRecorder::sinceBeginning).toList());
    }

    /** What was recorded since the last report of this kind, or since the beginning. */
    public synchronized LatencyReport sinceLastReport() {
        return new LatencyReport(
                Arrays.stream(recorders).map(StageRecorder::sinceLastReport).toList());
    }
}
