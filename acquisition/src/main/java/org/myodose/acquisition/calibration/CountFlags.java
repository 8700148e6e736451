package org.myodose.acquisition.calibration;

import java.util.List;
import org.myodose.acquisition.ChannelFlag;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.CountLimits;
import org.myodose.acquisition.CountRange;
import org.myodose.device.DeviceDescription;

/**
 * Finds the doubtful counts of a scan. Most counts lie between two figures that a channel has nothing to say about, so only
 * others are looked at closely. Immutable; allocates nothing.
 */
public final class CountFlags {

    private final CountRange[] converters;
    private final CountLimits[] limits;
    private final int[] soundFrom;
    private final int[] soundTo;

    /** For the channels of a device, each with its scaling. */
    public CountFlags(DeviceDescription device, List<ChannelScaling> scalings) {
        converters = device.channels().stream()
                .map(channel -> CountRange.ofConverter(channel.bits()))
                .toArray(CountRange[]::new);
        limits = scalings.stream().map(ChannelScaling::limits).toArray(CountLimits[]::new);
        soundFrom = new int[limits.length];
        soundTo = new int[limits.length];
        for (int channel = 0; channel < limits.length; channel++) {
            CountRange sound = soundCounts(converters[channel], limits[channel]);
            soundFrom[channel] = sound.lowest();
            soundTo[channel] = sound.highest();
        }
    }

    /** Writes each channel's {@link ChannelFlag}s, as bits, and returns those of all channels together. */
    public int apply(int[] rawCounts, int[] channelFlags) {
        int all = 0;
        for (int channel = 0; channel < limits.length; channel++) {
            int count = rawCounts[channel];
            boolean sound = count >= soundFrom[channel] && count <= soundTo[channel];
            int flags = sound ? 0 : flagsOf(channel, count);
            channelFlags[channel] = flags;
            all |= flags;
        }
        return all;
    }

    private int flagsOf(int channel, int count) {
        int impossible = converters[channel].contains(count) ? 0 : ChannelFlag.COUNT_OUT_OF_RANGE.bit();
        return impossible | limits[channel].flagsOf(count);
    }

    /** Counts without any flag, leaving out whichever side of a doubtful range is the shorter. */
    private static CountRange soundCounts(CountRange converter, CountLimits limits) {
        CountRange sound = new CountRange(
                Math.max(converter.lowest(), limits.calibrated().lowest()),
                Math.min(converter.highest(), limits.calibrated().highest()));
        return without(without(sound, limits.deadZone()), limits.saturated());
    }

    private static CountRange without(CountRange sound, CountRange doubtful) {
        boolean disjoint =
                doubtful.isEmpty() || doubtful.highest() < sound.lowest() || doubtful.lowest() > sound.highest();
        if (disjoint) {
            return sound;
        }
        long below = (long) doubtful.lowest() - sound.lowest();
        long above = (long) sound.highest() - doubtful.highest();
        if (Math.max(below, above) <= 0) {
            return CountRange.NONE;
        }
        return below > above
                ? new CountRange(sound.lowest(), doubtful.lowest() - 1)
                : new CountRange(doubtful.highest() + 1, sound.highest());
    }
}
