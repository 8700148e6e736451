package org.myodose.acquisition.calibration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;

/**
 * All calibrations at hand, and how they apply to a device. Where there is none, the scaling that the device declares
 * itself holds: count · 10^exponent in its own unit. Immutable.
 */
public final class Calibrations implements Scalings {

    private record Key(String serialNumber, String channel) {}

    private static final Calibrations NONE = new Calibrations(List.of());

    private final Map<Key, TwoPointCalibration> byChannel = new HashMap<>();

    /** Refuses two calibrations of one channel. */
    public Calibrations(List<TwoPointCalibration> calibrations) {
        for (TwoPointCalibration calibration : calibrations) {
            Key key = new Key(calibration.serialNumber(), calibration.channel());
            if (byChannel.put(key, calibration) != null) {
                throw new CalibrationException("Channel " + key.channel() + " of device " + key.serialNumber()
                        + " is calibrated twice: keep the calibration that holds.");
            }
        }
    }

    /** Devices speak for themselves. */
    public static Calibrations none() {
        return NONE;
    }

    @Override
    public SignalScaling scalingOf(DeviceDescription device) {
        ForceUnit unit = unitOf(device);
        List<ChannelScaling> scalings = new ArrayList<>();
        for (ChannelDescription channel : device.channels()) {
            TwoPointCalibration calibration = of(device, channel);
            scalings.add(calibration != null ? calibration.scaling() : declared(channel, unit));
        }
        return new SignalScaling(unit, scalings);
    }

    /** Newtons as soon as anything is calibrated or units are mixed, for only one unit can be summed. */
    private ForceUnit unitOf(DeviceDescription device) {
        ForceUnit first = device.channels().getFirst().unit();
        boolean newtons = false;
        String counting = null;
        for (ChannelDescription channel : device.channels()) {
            boolean calibrated = of(device, channel) != null;
            newtons |= calibrated || channel.unit() != first;
            if (!calibrated && !channel.unit().isForce()) {
                counting = channel.name();
            }
        }
        if (newtons && counting != null) {
            throw new CalibrationException("Channel " + counting + " of device " + device.serialNumber()
                    + " gives counts while others give force: calibrate it too, or leave all uncalibrated.");
        }
        return newtons ? ForceUnit.NEWTONS : first;
    }

    private @Nullable TwoPointCalibration of(DeviceDescription device, ChannelDescription channel) {
        return byChannel.get(new Key(device.serialNumber(), channel.name()));
    }

    private static ChannelScaling declared(ChannelDescription channel, ForceUnit unit) {
        // A division by 10ⁿ gives the decimal figure itself (12 / 10 = 1.2); a product with 10⁻ⁿ may miss it by a bit.
        double multiplied = Double.parseDouble("1e" + Math.max(0, channel.decimalExponent()));
        double divided = Double.parseDouble("1e" + Math.max(0, -channel.decimalExponent()));
        double factor = channel.unit() == unit ? 1 : channel.unit().newtonsPerUnit();
        return new ChannelScaling(multiplied * factor, divided, 0, 0, "as the device declares it");
    }
}
