package org.myodose.analysis.report;

import java.util.Arrays;
import org.myodose.acquisition.recording.RecordedScan;

/**
 * From one device's time to the recording computer's clock, on which all devices of a recording meet: straight lines between scans
 * that are about a second apart, whose time of measurement was fitted. Not thread-safe.
 */
public final class CommonTime {

    private static final long APART_MICROS = 1_000_000;

    private long[] deviceMicros = new long[256];
    private long[] measuredNs = new long[256];
    private long[] uncertaintyNs = new long[256];
    private int size;

    /** Takes a scan as an anchor where the one before is far enough away; the newest always is one. */
    void scan(RecordedScan scan) {
        long micros = scan.timeMicros();
        boolean near = size > 1 && micros - deviceMicros[size - 2] < APART_MICROS;
        if (size == deviceMicros.length && !near) {
            int more = 2 * size;
            deviceMicros = Arrays.copyOf(deviceMicros, more);
            measuredNs = Arrays.copyOf(measuredNs, more);
            uncertaintyNs = Arrays.copyOf(uncertaintyNs, more);
        }
        int at = near ? size - 1 : size++;
        deviceMicros[at] = micros;
        measuredNs[at] = scan.measuredNs();
        uncertaintyNs[at] = scan.scan().isMeasured() ? scan.scan().timeUncertaintyNs() : 0;
    }

    /** Whether there was any scan. */
    boolean isKnown() {
        return size > 0;
    }

    /** The computer's clock at the first scan. */
    long firstNs() {
        return measuredNs[0];
    }

    /** The computer's clock in nanoseconds when the device's was at {@code deviceSeconds}. */
    public long nsAt(double deviceSeconds) {
        double micros = deviceSeconds * 1e6;
        int after = after(micros);
        if (after == 0 || size == 1) {
            return measuredNs[0] + Math.round((micros - deviceMicros[0]) * 1000);
        }
        int before = after - 1;
        double share = (micros - deviceMicros[before]) / (deviceMicros[after] - deviceMicros[before]);
        return measuredNs[before] + Math.round(share * (measuredNs[after] - measuredNs[before]));
    }

    /** How far that may be from the truth, as the scans around it say; 0 where nothing is known of it. */
    public long uncertaintyNsAt(double deviceSeconds) {
        int after = after(deviceSeconds * 1e6);
        return Math.max(uncertaintyNs[after], uncertaintyNs[Math.max(0, after - 1)]);
    }

    /** The first anchor that is not before; the last where all are. */
    private int after(double micros) {
        int found = Arrays.binarySearch(deviceMicros, 0, size, (long) Math.ceil(micros));
        return Math.min(found < 0 ? -found - 1 : found, size - 1);
    }
}
