package org.myodose.acquisition;

/**
 * One sensor among all.
 *
 * @param serialNumber of the device
 * @param channel name of the channel, as the device calls it
 */
public record SensorId(String serialNumber, String channel) {
    @Override
    public String toString() {
        return "channel " + channel + " of device " + serialNumber;
    }
}
