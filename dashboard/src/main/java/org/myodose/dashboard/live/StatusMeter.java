package org.myodose.dashboard.live;

import java.util.Optional;
import org.myodose.acquisition.clock.Timing;
import org.myodose.acquisition.latency.LatencyReport;
import org.myodose.acquisition.latency.Stage;
import org.myodose.acquisition.latency.StageLatency;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;

/** Turns running counts into the figures of one {@code status}. Confined to the publisher's thread. */
final class StatusMeter {

    /** One second's health; latency figures count nothing when {@code latency.count()} is 0. */
    record Status(
            double rateHz,
            double jitterMicros,
            long framesMissing,
            long framesDamaged,
            long scansDropped,
            long impossibleCounts,
            long deviceOverruns,
            long missedByPublisher,
            StageLatency latency,
            Optional<Timing> timing) {}

    private final StationHealth health;
    private long lastNs;
    private long lastScans;

    StatusMeter(StationHealth health, long nowNs) {
        this.health = health;
        lastNs = nowNs;
    }

    Status read(long nowNs) {
        LinkCounters counters = health.counters();
        LatencyReport latency = health.latency();
        long scans = counters.get(Kind.SCANS);
        double rateHz = (scans - lastScans) * 1e9 / Math.max(1, nowNs - lastNs);
        lastScans = scans;
        lastNs = nowNs;
        return new Status(
                rateHz,
                latency.of(Stage.JITTER).p50Micros(),
                counters.get(Kind.FRAMES_MISSING),
                counters.damagedFrames(),
                counters.get(Kind.LATE_SCANS) + counters.get(Kind.MISFIT_SCANS),
                counters.get(Kind.IMPOSSIBLE_COUNTS),
                health.deviceOverruns(),
                health.refused(),
                latency.of(Stage.PUBLISHED),
                health.timing());
    }
}
