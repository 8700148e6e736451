package org.myodose.dashboard.live;

import java.util.Locale;
import java.util.Optional;
import org.myodose.device.DeviceDescription;

/**
 * Notices a device that scans far faster than it says, by its own clock: then filters and rings were chosen for another. Told
 * once for each device. Confined to the publisher's thread.
 */
final class RateWatch {

    private static final double TOO_FAST = 1.5;
    private static final long SHORTEST_MICROS = 500_000;

    private long scans;
    private long fromMicros = -1;
    private boolean told;

    /** Another device has introduced itself. */
    void begin() {
        scans = 0;
        fromMicros = -1;
        told = false;
    }

    void scan(long timeMicros) {
        if (fromMicros < 0) {
            fromMicros = timeMicros;
        } else {
            scans++;
        }
    }

    /** To be asked about once a second: what is to be told of the scans since then. */
    Optional<String> sentence(DeviceDescription device, long nowMicros) {
        long spanMicros = nowMicros - fromMicros;
        if (told || fromMicros < 0 || spanMicros < SHORTEST_MICROS) {
            return Optional.empty();
        }
        double rateHz = scans * 1e6 / spanMicros;
        scans = 0;
        fromMicros = nowMicros;
        told = rateHz > TOO_FAST * device.rateHz();
        return told
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%s says that it scans %.4g times a second and does so %.4g times: all scans are kept, but set its true"
                                + " rate (?rate=%.0f, or in its firmware), for which filters are chosen.",
                        device.model(),
                        device.rateHz(),
                        rateHz,
                        rateHz))
                : Optional.empty();
    }
}
