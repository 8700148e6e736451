package org.myodose.acquisition.latency;

import java.util.List;

/**
 * How long each stage of the hot path took.
 *
 * @param stages one entry for each {@link Stage}, in its order
 */
public record LatencyReport(List<StageLatency> stages) {

    public LatencyReport {
        stages = List.copyOf(stages);
    }

    public StageLatency of(Stage stage) {
        return stages.get(stage.ordinal());
    }
}
