package org.myodose.acquisition.latency;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/** One stage's durations: written by one thread, collected under the reports' lock. */
final class StageRecorder {

    private static final long LONGEST_NS = 60_000_000_000L;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Stage stage;
    private final SingleWriterRecorder recorder = new SingleWriterRecorder(1, LONGEST_NS, SIGNIFICANT_DIGITS);
    private final Histogram sinceBeginning = new Histogram(1, LONGEST_NS, SIGNIFICANT_DIGITS);
    private final Histogram sinceLastReport = new Histogram(1, LONGEST_NS, SIGNIFICANT_DIGITS);
    private @Nullable Histogram spare;

    StageRecorder(Stage stage) {
        this.stage = stage;
    }

    void record(long nanos) {
        recorder.recordValue(Math.clamp(nanos, 0, LONGEST_NS));
    }

    StageLatency sinceBeginning() {
        collect();
        return StageLatency.of(stage, sinceBeginning);
    }

    StageLatency sinceLastReport() {
        collect();
        StageLatency report = StageLatency.of(stage, sinceLastReport);
        sinceLastReport.reset();
        return report;
    }

    private void collect() {
        Histogram interval = recorder.getIntervalHistogram(spare);
        sinceBeginning.add(interval);
        sinceLastReport.add(interval);
        spare = interval;
    }
}
