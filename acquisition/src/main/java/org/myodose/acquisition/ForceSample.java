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

    /** A zone for every channel, and the sums: fingers, left, right, front, rear. */
    public static final int MAX_ZONES = Scan.MAX_CHANNELS + 5;

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

    /** Sum of {@link #forces}, of those channels that {@link SensorLayout#totalChannels} names. */
    public double unfilteredTotal;

    /** The sum after the low-pass; this is what holds are detected on. */
    public double totalForce;

    /** How far {@link #totalForce} can be trusted: 1 σ; NaN where it is not known of any channel. */
    public double totalUncertainty = Double.NaN;

    /** How many zones {@link SignalDescription#layout} has: at most {@link #MAX_ZONES}. */
    public int zoneCount;

    /** Filtered sum of each zone's forces, in the order of {@link SensorLayout#zones}. */
    public final double[] zoneForces = new double[MAX_ZONES];

    /** The same before the filter. */
    public final double[] unfilteredZoneForces = new double[MAX_ZONES];

    /** Where the force acts, in the layout's coordinates; NaN where that is not known. */
    public double centreXMillimetres = Double.NaN;

    /** Likewise. */
    public double centreYMillimetres = Double.NaN;

    /** Share of the left in left and right, 0 to 1; NaN where that is not known. */
    public double leftShare = Double.NaN;

    /** Share of the front in front and rear, 0 to 1; NaN where that is not known. */
    public double frontShare = Double.NaN;

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
        zoneCount = other.zoneCount;
        System.arraycopy(other.zoneForces, 0, zoneForces, 0, zoneCount);
        System.arraycopy(other.unfilteredZoneForces, 0, unfilteredZoneForces, 0, zoneCount);
        centreXMillimetres = other.centreXMillimetres;
        centreYMillimetres = other.centreYMillimetres;
        leftShare = other.leftShare;
        frontShare = other.frontShare;
    }
}
