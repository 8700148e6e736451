package org.myodose.acquisition;

/**
 * Which counts of a sensor mean what they seem to mean. Immutable.
 *
 * @param calibrated counts between the smallest and the largest load of the calibration
 * @param deadZone counts of a load that the sensor does not answer to yet; {@link CountRange#NONE} where it has none
 * @param saturated counts of a load that the sensor does not answer to any more; none likewise
 */
public record CountLimits(CountRange calibrated, CountRange deadZone, CountRange saturated) {

    /** Nothing is known that could be exceeded. */
    public static final CountLimits UNKNOWN = new CountLimits(CountRange.ALL, CountRange.NONE, CountRange.NONE);

    /** The {@link ChannelFlag}s of a count, as bits. */
    public int flagsOf(int count) {
        int flags = 0;
        if (!calibrated.contains(count)) {
            flags |= ChannelFlag.EXTRAPOLATED.bit();
        }
        if (deadZone.contains(count)) {
            flags |= ChannelFlag.DEAD_ZONE.bit();
        }
        if (saturated.contains(count)) {
            flags |= ChannelFlag.SATURATED.bit();
        }
        return flags;
    }
}
