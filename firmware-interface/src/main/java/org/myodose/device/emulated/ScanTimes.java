package org.myodose.device.emulated;

/** When the scans of a steady rate are due. A new rate holds from the present scan on. Not thread-safe. */
public final class ScanTimes {

    private static final double MILLIHERTZ_MICROS = 1e9;

    private long rateMilliHertz;
    private long anchorMicros;
    private long scansSinceAnchor;

    public ScanTimes(long rateMilliHertz) {
        this.rateMilliHertz = rateMilliHertz;
        restart();
    }

    public long rateMilliHertz() {
        return rateMilliHertz;
    }

    /** Goes back before the first scan, which is due at 0. */
    public void restart() {
        anchorMicros = 0;
        scansSinceAnchor = -1;
    }

    public void advance() {
        scansSinceAnchor++;
    }

    /** Microseconds since the start at which the present scan is due; never drifts, whatever the rate's period. */
    public long dueMicros() {
        return anchorMicros + Math.round(scansSinceAnchor * (MILLIHERTZ_MICROS / rateMilliHertz));
    }

    public void changeRate(long milliHertz) {
        if (scansSinceAnchor >= 0) {
            anchorMicros = dueMicros();
            scansSinceAnchor = 0;
        }
        rateMilliHertz = milliHertz;
    }
}
