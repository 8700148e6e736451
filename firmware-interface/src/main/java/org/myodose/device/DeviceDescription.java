package org.myodose.device;

import java.util.List;

/**
 * What a device says of itself in its HELLO.
 *
 * @param protocolVersion version of the wire protocol it speaks
 * @param model maker's name of the kind of device
 * @param serialNumber tells this device from others of its model
 * @param firmwareVersion version of the program on it
 * @param rateMilliHertz scans per 1,000 seconds, nominal
 * @param channels in the order of the counts of a scan, 1 to 64 of them
 */
public record DeviceDescription(
        int protocolVersion,
        String model,
        String serialNumber,
        String firmwareVersion,
        long rateMilliHertz,
        List<ChannelDescription> channels) {

    public DeviceDescription {
        channels = List.copyOf(channels);
        if (channels.isEmpty() || channels.size() > Scan.MAX_CHANNELS) {
            throw new IllegalArgumentException("a device has 1 to 64 channels, not " + channels.size());
        }
        if (rateMilliHertz <= 0) {
            throw new IllegalArgumentException("the scan rate must be positive, not " + rateMilliHertz + " mHz");
        }
    }

    /** Nominal scans per second. */
    public double rateHz() {
        return rateMilliHertz / 1000.0;
    }

    /** What to call the sum of all channels: a sole channel's own name, else "total". */
    public String totalName() {
        return channels.size() == 1 ? channels.getFirst().name() : "total";
    }
}
