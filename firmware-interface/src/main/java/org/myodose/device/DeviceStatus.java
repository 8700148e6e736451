package org.myodose.device;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A device's own account of its health, about once a second.
 *
 * @param overruns scans that it could not take or send since its reset
 * @param damagedCommands frames from the host that arrived damaged
 * @param supplyVolts supply voltage, where it measures it
 * @param temperatureCelsius temperature, where it measures it
 * @param inputs what is held, where it tells
 */
public record DeviceStatus(
        long overruns,
        long damagedCommands,
        OptionalDouble supplyVolts,
        OptionalDouble temperatureCelsius,
        Optional<DeviceInputs> inputs) {

    /** Of a device that does not tell its inputs here. */
    public DeviceStatus(
            long overruns, long damagedCommands, OptionalDouble supplyVolts, OptionalDouble temperatureCelsius) {
        this(overruns, damagedCommands, supplyVolts, temperatureCelsius, Optional.empty());
    }
}
