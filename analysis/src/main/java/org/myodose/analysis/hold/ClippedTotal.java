package org.myodose.analysis.hold;

import java.util.List;
import java.util.stream.IntStream;
import org.myodose.acquisition.ChannelFlag;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.SensorKind;

/**
 * Whether a total is too small because one of its channels has reached its end: where the calibration says that the sensor is
 * saturated, or where the converter gives its largest figure. Immutable; allocates nothing per sample.
 */
public final class ClippedTotal {

    private final int[] channels;
    private final int[] largestCounts;

    public ClippedTotal(DeviceDescription device, SignalDescription signal) {
        this(
                device,
                signal.layout().places().isEmpty()
                        ? IntStream.range(0, device.channels().size()).boxed().toList()
                        : signal.layout().totalChannels());
    }

    /** The same of a sum of some channels. */
    public ClippedTotal(DeviceDescription device, List<Integer> channels) {
        this.channels = channels.stream().mapToInt(Integer::intValue).toArray();
        largestCounts =
                device.channels().stream().mapToInt(ClippedTotal::largestCount).toArray();
    }

    private static int largestCount(ChannelDescription channel) {
        // A table says nothing of the converter behind it.
        boolean unknown = channel.kind() == SensorKind.EMULATED_TRACE || channel.bits() >= Integer.SIZE - 1;
        return unknown ? Integer.MAX_VALUE : (1 << channel.bits()) - 1;
    }

    public boolean in(ForceSample sample) {
        for (int channel : channels) {
            if (ChannelFlag.SATURATED.isIn(sample.channelFlags[channel])
                    || sample.rawCounts[channel] >= largestCounts[channel]) {
                return true;
            }
        }
        return false;
    }
}
