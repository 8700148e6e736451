package org.myodose.acquisition.latency;

import org.HdrHistogram.AbstractHistogram;

/**
 * How long one stage took, over the time of a {@link LatencyReport}; 0 throughout where nothing was measured.
 *
 * @param stage what was measured
 * @param meaning the same in words
 * @param count how often
 * @param p50Micros median
 * @param p90Micros 90th percentile
 * @param p99Micros 99th percentile
 * @param p999Micros 99.9th percentile
 * @param maxMicros the longest
 */
public record StageLatency(
        Stage stage,
        String meaning,
        long count,
        double p50Micros,
        double p90Micros,
        double p99Micros,
        double p999Micros,
        double maxMicros) {

    static StageLatency of(Stage stage, AbstractHistogram nanos) {
        return new StageLatency(
                stage,
                stage.meaning(),
                nanos.getTotalCount(),
                micros(nanos.getValueAtPercentile(50)),
                micros(nanos.getValueAtPercentile(90)),
                micros(nanos.getValueAtPercentile(99)),
                micros(nanos.getValueAtPercentile(99.9)),
                micros(nanos.getMaxValue()));
    }

    private static double micros(long nanos) {
        return nanos / 1000.0;
    }
}
