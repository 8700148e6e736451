package org.myodose.acquisition.calibration;

import java.util.List;
import java.util.stream.IntStream;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.CountRange;
import org.myodose.acquisition.ForceCurve;

/**
 * A channel's curve made ready for the hot path: where few counts were calibrated, a table of the very figures that {@link
 * ChannelScaling#forceAt} gives. Immutable; evaluation allocates nothing.
 */
final class CountCurve {

    /** A converter of twelve bits: 32 KB a channel. Beyond, a table would push more useful things out of the cache. */
    private static final int LONGEST_TABLE = 4096;

    private final int channel;
    private final ChannelScaling scaling;
    private final int firstCount;
    private final double[] table;

    private CountCurve(int channel, ChannelScaling scaling) {
        this.channel = channel;
        this.scaling = scaling;
        CountRange calibrated = scaling.limits().calibrated();
        firstCount = calibrated.lowest();
        int size = calibrated.size() > LONGEST_TABLE ? 0 : (int) calibrated.size();
        table = IntStream.range(0, size)
                .mapToDouble(index -> scaling.forceAt(firstCount + index))
                .toArray();
    }

    /** Curves of the channels that a plain line over counts does not tell whole. */
    static CountCurve[] ofAllButLines(List<ChannelScaling> channels) {
        return IntStream.range(0, channels.size())
                .filter(channel -> !isPlainLine(channels.get(channel)))
                .mapToObj(channel -> new CountCurve(channel, channels.get(channel)))
                .toArray(CountCurve[]::new);
    }

    private static boolean isPlainLine(ChannelScaling scaling) {
        return scaling.curve() instanceof ForceCurve.Linear
                && scaling.limits().deadZone().isEmpty();
    }

    int channel() {
        return channel;
    }

    double forceAt(int count) {
        int index = count - firstCount;
        return index >= 0 && index < table.length ? table[index] : scaling.forceAt(count);
    }
}
