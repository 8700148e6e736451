package org.myodose.acquisition.calibration;

import org.myodose.device.DeviceDescription;

/** Says what the counts of a device mean: by calibrations at hand, or as a recording tells it. */
@FunctionalInterface
public interface Scalings {

    /**
     * What the device's counts mean; every channel in the one unit that is told with it. Asked each time a device introduces
     * itself as other than before.
     *
     * @throws CalibrationException when its channels cannot be brought to one unit
     */
    SignalScaling scalingOf(DeviceDescription device);
}
