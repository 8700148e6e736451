package org.myodose.device;

import java.util.OptionalDouble;

/**
 * A device's own account of its health, about once a second.
 *
 * @param overruns scans that it could not take or send since its reset
 * @param damagedCommands frames from the host that arrived damaged
 * @param supplyVolts supply voltage, where it measures it
 * @param temperatureCelsius temperature, where it measures it
 */
public record DeviceStatus(
        long overruns, long damagedCommands, OptionalDouble supplyVolts, OptionalDouble temperatureCelsius) {}
