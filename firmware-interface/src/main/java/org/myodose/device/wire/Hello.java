package org.myodose.device.wire;

import java.util.List;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;

/**
 * A HELLO: what the device says of itself, and what a receiver must know to read its SCANS.
 *
 * @param device the description that the rest of the program sees
 * @param streaming whether it sends scans at the moment
 * @param neverStarted no START since its reset: with an unexpected sequence number, the sign of a restart
 * @param maxRateMilliHertz highest rate that it can keep on this line
 * @param countBytes width of every count: 2, 3 or 4 bytes, two's complement
 */
public record Hello(
        DeviceDescription device, boolean streaming, boolean neverStarted, long maxRateMilliHertz, int countBytes) {

    /** Longest model, serial number and firmware version, in bytes of UTF-8. */
    public static final int MAX_TEXT_BYTES = 32;

    /** Longest channel name, in bytes of UTF-8. */
    public static final int MAX_NAME_BYTES = 16;

    /** Version of the protocol that this package speaks. */
    public static final int PROTOCOL_VERSION = 1;

    public Hello {
        if (countBytes < 2 || countBytes > 4) {
            throw new IllegalArgumentException("counts have 2, 3 or 4 bytes, not " + countBytes);
        }
        if (maxRateMilliHertz < device.rateMilliHertz()) {
            throw new IllegalArgumentException(
                    "the rate " + device.rateMilliHertz() + " mHz is above the device's highest, " + maxRateMilliHertz);
        }
        if (!namesAreUnique(device.channels())) {
            throw new IllegalArgumentException("no two channels may have the same name: " + device.channels());
        }
        for (ChannelDescription channel : device.channels()) {
            if (channel.name().isEmpty() || channel.bits() < 1 || channel.bits() > 32) {
                throw new IllegalArgumentException("a channel needs a name and 1 to 32 bits: " + channel);
            }
        }
    }

    /** Calibrations find a channel by its name. */
    static boolean namesAreUnique(List<ChannelDescription> channels) {
        return channels.stream().map(ChannelDescription::name).distinct().count() == channels.size();
    }

    public int channelCount() {
        return device.channels().size();
    }
}
