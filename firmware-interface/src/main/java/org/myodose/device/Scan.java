package org.myodose.device;

/**
 * One conversion of all channels of a device, as raw counts with the two times that are known of it.
 *
 * <p>A mutable carrier that its source reuses for every scan, so that the hot path allocates nothing: valid only during
 * {@link ScanSink#onScan}. Not thread-safe.
 */
public final class Scan {

    /** More channels than this no device of the protocol has. */
    public static final int MAX_CHANNELS = 64;

    private final int[] rawCounts = new int[MAX_CHANNELS];
    private int channelCount;
    private int sequence;
    private long deviceTickMicros;
    private long arrivalNs;
    private boolean measured;
    private long measuredNs;
    private long timeUncertaintyNs;

    /**
     * Sets everything but the counts, which are then written into {@link #rawCounts()}. When the scan was measured on the
     * host's clock counts as not known.
     */
    public void set(int sequence, long deviceTickMicros, long arrivalNs, int channelCount) {
        this.sequence = sequence;
        this.deviceTickMicros = deviceTickMicros;
        this.arrivalNs = arrivalNs;
        this.channelCount = channelCount;
        measured = false;
    }

    /** Sets when the scan was measured, for a source that knows: one that repeats what was fitted when it was recorded. */
    public void setMeasured(long measuredNs, long timeUncertaintyNs) {
        measured = true;
        this.measuredNs = measuredNs;
        this.timeUncertaintyNs = timeUncertaintyNs;
    }

    /** Whether the source knows when the scan was measured on the host's clock; live devices do not. */
    public boolean isMeasured() {
        return measured;
    }

    /** Host monotonic clock when the scan was measured, where {@link #isMeasured()}. */
    public long measuredNs() {
        return measuredNs;
    }

    /** How far {@link #measuredNs()} may be from the truth. */
    public long timeUncertaintyNs() {
        return timeUncertaintyNs;
    }

    /** Sequence number of the frame that carried this scan, 0 to 65535. */
    public int sequence() {
        return sequence;
    }

    /** Device clock at the start of the conversions, in microseconds, as sent: 0 to 2³²−1, wrapping. */
    public long deviceTickMicros() {
        return deviceTickMicros;
    }

    /** Host monotonic clock when the read that brought the last byte returned, in nanoseconds. */
    public long arrivalNs() {
        return arrivalNs;
    }

    public int channelCount() {
        return channelCount;
    }

    /** The counts, of which the first {@link #channelCount()} are valid. The array is the carrier's own. */
    public int[] rawCounts() {
        return rawCounts;
    }
}
