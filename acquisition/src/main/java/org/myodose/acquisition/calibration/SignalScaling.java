package org.myodose.acquisition.calibration;

import java.util.List;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.device.ForceUnit;

/**
 * From a device's counts to force, channel by channel, all in one unit.
 *
 * @param unit of all channels
 * @param channels in the order of the device's
 */
public record SignalScaling(ForceUnit unit, List<ChannelScaling> channels) {
    public SignalScaling {
        channels = List.copyOf(channels);
    }
}
