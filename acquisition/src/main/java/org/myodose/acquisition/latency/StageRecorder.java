package org.myodose.acquisition.latency;

import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/**
 * One stage's durations: counted by one thread in {@link DurationBuckets}, one plain load and one ordered store each; collected
 * into histograms under the reports' lock. A library's recorder costs a scan several times as much, by its reference counts.
 */
final class StageRecorder {

    private static final long LONGEST_NS = 60_000_000_000L;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Stage stage;
    private final AtomicLongArray counts = new AtomicLongArray(DurationBuckets.of(LONGEST_NS) + 1);
    private final long[] collected = new long[counts.length()];
    private final Histogram sinceBeginning = new Histogram(1, LONGEST_NS, SIGNIFICANT_DIGITS);
    private final Histogram sinceLastReport = new Histogram(1, LONGEST_NS, SIGNIFICANT_DIGITS);

    StageRecorder(Stage stage) {
        this.stage = stage;
    }

    void record(long nanos) {
        int bucket = DurationBuckets.of(Math.clamp(nanos, 0, LONGEST_NS));
        counts.setRelease(bucket, counts.getPlain(bucket) + 1);
    }

    StageLatency sinceBeginning() {
        collect();
        return StageLatency.of(stage, sinceBeginning);
    }

    StageDistribution distribution() {
        collect();
        return StageDistribution.of(stage, sinceBeginning);
    }

    StageLatency sinceLastReport() {
        collect();
        StageLatency report = StageLatency.of(stage, sinceLastReport);
        sinceLastReport.reset();
        return report;
    }

    private void collect() {
        for (int bucket = 0; bucket < collected.length; bucket++) {
            long count = counts.getAcquire(bucket);
            long news = count - collected[bucket];
            if (news > 0) {
                collected[bucket] = count;
                long nanos = Math.min(DurationBuckets.middle(bucket), LONGEST_NS);
                sinceBeginning.recordValueWithCount(nanos, news);
                sinceLastReport.recordValueWithCount(nanos, news);
            }
        }
    }
}
