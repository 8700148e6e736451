package org.myodose.dashboard.live;

import java.util.Optional;
import org.myodose.acquisition.clock.Timing;
import org.myodose.acquisition.latency.LatencyReport;
import org.myodose.device.LinkCounters;

/** What the once-a-second {@code status} is made of. Methods may be called from any thread. */
public interface StationHealth {

    /** Counts of everything received and lost. */
    LinkCounters counters();

    /** Stage latencies since this was last asked. */
    LatencyReport latency();

    /** Scans that the device says it could not take or send since its reset. */
    long deviceOverruns();

    /** The device's clock and sampling; empty before the first second of scans. */
    Optional<Timing> timing();

    /** Scans that the publisher itself had no room for, since the beginning. */
    long refused();
}
