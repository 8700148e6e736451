package org.myodose.acquisition.recording;

import org.myodose.device.Scan;

/**
 * One scan as a recording holds it: what was received, and the times that were derived from it when it was recorded. The
 * reader reuses one object for all, so copy what must outlive the call. Not thread-safe.
 */
public final class RecordedScan {

    private final Scan scan = new Scan();
    private long timeMicros;
    private long measuredNs;

    /** The scan exactly as it was received. */
    public Scan scan() {
        return scan;
    }

    /** Device time since the first scan, unwrapped. */
    public long timeMicros() {
        return timeMicros;
    }

    /** When it was measured, in nanoseconds of the recording computer's monotonic clock; the stamp of format 1. */
    public long measuredNs() {
        return measuredNs;
    }

    void at(long newTimeMicros, long newMeasuredNs) {
        timeMicros = newTimeMicros;
        measuredNs = newMeasuredNs;
    }
}
