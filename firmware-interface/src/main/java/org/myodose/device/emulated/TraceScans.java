package org.myodose.device.emulated;

import org.myodose.device.DeviceDescription;
import org.myodose.device.trace.TraceCounts;

/**
 * A trace as what a device measures: its rows in its own timing, once or over and over. Rows that the trace left out are not
 * sent, so a gap stays a gap. The rate is the trace's and cannot be changed.
 */
public final class TraceScans implements CountSource {

    private static final double MILLIHERTZ_MICROS = 1e9;

    private final TraceCounts trace;
    private final boolean loop;
    private final int[] counts;
    private final long roundMicros;
    private int row;
    private long roundStartMicros;

    /**
     * @param loop whether the trace begins again one nominal interval after its end, with ticks that go on
     */
    public TraceScans(TraceCounts trace, boolean loop) {
        this.trace = trace;
        this.loop = loop;
        this.counts = new int[trace.description().channels().size()];
        long intervalMicros =
                Math.max(1, Math.round(MILLIHERTZ_MICROS / trace.description().rateMilliHertz()));
        this.roundMicros = trace.timeMicros(trace.scans() - 1) + intervalMicros;
        restart();
    }

    @Override
    public DeviceDescription description() {
        return trace.description();
    }

    @Override
    public long maxRateMilliHertz() {
        return trace.description().rateMilliHertz();
    }

    @Override
    public int countBytes() {
        return trace.countBytes();
    }

    @Override
    public void restart() {
        row = -1;
        roundStartMicros = 0;
    }

    @Override
    public boolean advance() {
        if (row + 1 == trace.scans()) {
            if (!loop) {
                return false;
            }
            row = -1;
            roundStartMicros += roundMicros;
        }
        row++;
        trace.copyCounts(row, counts);
        return true;
    }

    @Override
    public long dueMicros() {
        return roundStartMicros + trace.timeMicros(row);
    }

    @Override
    public int[] counts() {
        return counts;
    }

    @Override
    public long changeRate(long milliHertz) {
        return trace.description().rateMilliHertz();
    }
}
