package org.myodose.acquisition;

import org.myodose.device.Scan;

/**
 * One scan on its way through the hot path: its times, its raw counts, and what they mean as force.
 *
 * <p>A mutable carrier reused for every scan; valid only during {@link ForceConsumer#onForce}. Not thread-safe. The arrays
 * are the carrier's own, of which the first {@link #channelCount} entries are valid. Force figures are in the unit that
 * {@link SignalDescription#forceUnit} names.
 */
public final class ForceSample {

    /** Sequence number of the frame that carried the scan. */
    public int sequence;

    /** Device clock as sent, wrapping at 2³². */
    public long deviceTickMicros;

    /** Device time since the first scan, unwrapped to 64 bits; never runs backwards. */
    public long timeMicros;

    /** Host monotonic clock when the scan arrived. */
    public long arrivalNs;

    /** Host monotonic clock when the scan was measured, as fitted; grows strictly within a device. Aligns devices. */
    public long measuredNs;

    /** How far {@link #measuredNs} may be from the truth, in nanoseconds. */
    public long timeUncertaintyNs;

    public int channelCount;
    public final int[] rawCounts = new int[Scan.MAX_CHANNELS];

    /** Calibrated, compensated for creep where that is calibrated too, and tared; not filtered; by channel. */
    public final double[] forces = new double[Scan.MAX_CHANNELS];

    /** What makes a channel's figure doubtful, by channel: a set of {@link ChannelFlag} bits, 0 where nothing does. */
    public final int[] channelFlags = new int[Scan.MAX_CHANNELS];

    /** How far each of {@link #forces} can be trusted: 1 σ; NaN where it is not known. */
    public final double[] forceUncertainties = new double[Scan.MAX_CHANNELS];

    /** Sum of {@link #forces}. */
    public double unfilteredTotal;

    /** The sum after the low-pass; this is what holds are detected on. */
    public double totalForce;

    /** How far {@link #totalForce} can be trusted: 1 σ; NaN where it is not known of any channel. */
    public double totalUncertainty = Double.NaN;

    /** Takes over all figures of {@code other}; without allocating. */
    public void copyFrom(ForceSample other) {
        sequence = other.sequence;
        deviceTickMicros = other.deviceTickMicros;
        timeMicros = other.timeMicros;
        arrivalNs = other.arrivalNs;
        measuredNs = other.measuredNs;
        timeUncertaintyNs = other.timeUncertaintyNs;
        channelCount = other.channelCount;
        System.arraycopy(other.rawCounts, 0, rawCounts, 0, channelCount);
        System.arraycopy(other.forces, 0, forces, 0, channelCount);
        System.arraycopy(other.channelFlags, 0, channelFlags, 0, channelCount);
        System.arraycopy(other.forceUncertainties, 0, forceUncertainties, 0, channelCount);
        unfilteredTotal = other.unfilteredTotal;
        totalForce = other.totalForce;
        totalUncertainty = other.totalUncertainty;
    }
}
