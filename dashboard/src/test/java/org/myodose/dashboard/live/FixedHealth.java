package org.myodose.dashboard.live;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.clock.Timing;
import org.myodose.acquisition.latency.LatencyRecorder;
import org.myodose.acquisition.latency.LatencyReport;
import org.myodose.device.LinkCounters;

/** A station's health as a test says it is. */
final class FixedHealth implements StationHealth {

    final LinkCounters counters = new LinkCounters();

    @Nullable
    Timing timing;

    final LatencyRecorder latency = new LatencyRecorder();

    @Override
    public LinkCounters counters() {
        return counters;
    }

    @Override
    public LatencyReport latency() {
        return latency.sinceLastReport();
    }

    @Override
    public long deviceOverruns() {
        return 5;
    }

    @Override
    public Optional<Timing> timing() {
        return Optional.ofNullable(timing);
    }

    @Override
    public long refused() {
        return 3;
    }
}
