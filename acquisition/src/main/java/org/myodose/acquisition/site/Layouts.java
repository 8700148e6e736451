package org.myodose.acquisition.site;

import java.util.Locale;
import org.myodose.acquisition.SensorLayout;
import org.myodose.acquisition.SensorPlace;
import org.myodose.acquisition.SensorPlace.Row;
import org.myodose.acquisition.Side;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.SensorPosition;

/** Says where a device's sensors sit: by a file, by a recording, or by what the device says itself. */
@FunctionalInterface
public interface Layouts {

    /**
     * Where its sensors sit; asked each time a device introduces itself as other than before.
     *
     * @throws org.myodose.acquisition.calibration.CalibrationException when what is told does not fit the device
     */
    SensorLayout layoutOf(DeviceDescription device);

    /** What devices say themselves. */
    static Layouts ofDevices() {
        return Layouts::ofPositions;
    }

    /** The layout that follows from each channel's {@link SensorPosition}; without one, a channel is a zone of its own name. */
    static SensorLayout ofPositions(DeviceDescription device) {
        return new SensorLayout(device.channels().stream().map(Layouts::placeOf).toList());
    }

    private static SensorPlace placeOf(ChannelDescription channel) {
        return switch (channel.position()) {
            case UNSPECIFIED -> SensorPlace.in(zoneNamedAfter(channel.name()));
            case TABLE_FRONT_LEFT -> quadrant("front left", Side.LEFT, Row.FRONT);
            case TABLE_FRONT_RIGHT -> quadrant("front right", Side.RIGHT, Row.FRONT);
            case TABLE_REAR_LEFT -> quadrant("rear left", Side.LEFT, Row.REAR);
            case TABLE_REAR_RIGHT -> quadrant("rear right", Side.RIGHT, Row.REAR);
            default ->
                SensorPlace.in(
                        channel.position().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        };
    }

    /** A mere name makes no channel the total: what a sketch calls so may be anything. */
    private static String zoneNamedAfter(String channel) {
        return channel.isBlank() || channel.equals(SensorPlace.TOTAL) ? "channel " + channel : channel;
    }

    private static SensorPlace quadrant(String zone, Side side, Row row) {
        return new SensorPlace(zone, side, row, Double.NaN, Double.NaN);
    }
}
