package org.myodose.device;

/**
 * One sensor of a device. A value in {@code unit} is count · 10^{@code decimalExponent}; with unit COUNTS the channel is
 * an uncalibrated converter.
 *
 * @param name short and unique within the device
 * @param kind what converts force to counts
 * @param position where on the hand or the table it sits: every figure names its measurement site
 * @param unit unit of count · 10^decimalExponent
 * @param bits resolution of the converter
 * @param decimalExponent power of ten that scales counts to the unit
 */
public record ChannelDescription(
        String name, SensorKind kind, SensorPosition position, ForceUnit unit, int bits, int decimalExponent) {}
