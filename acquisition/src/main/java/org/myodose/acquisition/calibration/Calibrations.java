package org.myodose.acquisition.calibration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.SensorId;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;

/**
 * All calibrations at hand, and how they apply to a device. Where there is none, the scaling that the device declares
 * itself holds: count · 10^exponent in its own unit. Immutable.
 */
public final class Calibrations implements Scalings {

    private static final Calibrations NONE = new Calibrations(List.of());

    private final Map<SensorId, ChannelScaling> byChannel = new HashMap<>();
    private final List<Calibrations> parts = new ArrayList<>();

    /** Refuses two calibrations of one channel. */
    public Calibrations(List<TwoPointCalibration> calibrations) {
        for (TwoPointCalibration calibration : calibrations) {
            put(new SensorId(calibration.serialNumber(), calibration.channel()), calibration.scaling());
        }
    }

    /** Calibrations with a certificate, from what complaints call {@code name}. */
    static Calibrations ofSensors(String name, List<ChannelScaling> sensors) {
        Calibrations calibrations = new Calibrations(List.of());
        try {
            sensors.forEach(sensor ->
                    calibrations.put(SealedCalibration.certificateOf(sensor).sensor(), sensor));
        } catch (CalibrationException twice) {
            throw new CalibrationException(name + ": " + twice.getMessage());
        }
        return calibrations;
    }

    /**
     * All of these together, each for its own sensors.
     *
     * @throws CalibrationException when two of them calibrate the same sensor
     */
    public static Calibrations allOf(List<Calibrations> several) {
        if (several.size() == 1) {
            return several.getFirst();
        }
        Calibrations all = new Calibrations(List.of());
        for (Calibrations part : several) {
            part.byChannel.forEach(all::put);
            all.parts.add(part);
        }
        return all;
    }

    private void put(SensorId sensor, ChannelScaling scaling) {
        if (byChannel.put(sensor, scaling) != null) {
            throw new CalibrationException("Channel " + sensor.channel() + " of device " + sensor.serialNumber()
                    + " is calibrated twice: keep the calibration that holds.");
        }
    }

    /**
     * What is wrong with applying these to a device on a day, each in a sentence: calibrations that have expired, and
     * calibrations of other sensors only. Empty where nothing is.
     */
    public List<String> warnings(DeviceDescription device, LocalDate today) {
        return warnings(device, List.of(device), today);
    }

    /** The same of one device among several, any of which a calibration may be for. */
    public List<String> warnings(DeviceDescription device, List<DeviceDescription> all, LocalDate today) {
        List<String> warnings = new ArrayList<>();
        (parts.isEmpty() ? List.of(this) : parts)
                .stream()
                        .filter(part ->
                                !part.byChannel.isEmpty() && all.stream().noneMatch(part::tellOf))
                        .map(part -> part.forOthers(all))
                        .forEach(warnings::add);
        device.channels().stream()
                .flatMap(channel -> Stream.ofNullable(of(device, channel)))
                .flatMap(scaling -> scaling.certificate().stream())
                .filter(certificate -> certificate.isExpiredOn(today))
                .map(certificate -> "The calibration of " + certificate.sensor() + " expired on "
                        + certificate.expires() + ": calibrate it again with ./myodose calibrate.")
                .forEach(warnings::add);
        return warnings;
    }

    private String forOthers(List<DeviceDescription> devices) {
        String sensors =
                byChannel.keySet().stream().map(SensorId::toString).sorted().collect(Collectors.joining(", "));
        String serialNumbers =
                devices.stream().map(DeviceDescription::serialNumber).collect(Collectors.joining(", "));
        return "The calibration is for other sensors (" + sensors + "), none of them on device " + serialNumbers
                + ", so it does not apply: give the file of this device.";
    }

    /** All of them that carry a certificate, in the order of their sensors' names. */
    public List<ChannelScaling> certified() {
        return byChannel.values().stream()
                .filter(scaling -> scaling.certificate().isPresent())
                .sorted(Comparator.comparing(scaling ->
                        SealedCalibration.certificateOf(scaling).sensor().toString()))
                .toList();
    }

    /** The calibration of one sensor, where there is one. */
    public Optional<ChannelScaling> of(SensorId sensor) {
        return Optional.ofNullable(byChannel.get(sensor));
    }

    /** Devices speak for themselves. */
    public static Calibrations none() {
        return NONE;
    }

    /** These, where they tell of any channel of a device; where they do not, {@code recorded}. */
    public Scalings orElse(Scalings recorded) {
        return device -> (tellOf(device) ? this : recorded).scalingOf(device);
    }

    private boolean tellOf(DeviceDescription device) {
        return device.channels().stream().anyMatch(channel -> of(device, channel) != null);
    }

    @Override
    public SignalScaling scalingOf(DeviceDescription device) {
        ForceUnit unit = unitOf(device);
        List<ChannelScaling> scalings = new ArrayList<>();
        for (ChannelDescription channel : device.channels()) {
            ChannelScaling calibration = of(device, channel);
            scalings.add(calibration != null ? calibration : declared(channel, unit));
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

    private @Nullable ChannelScaling of(DeviceDescription device, ChannelDescription channel) {
        return byChannel.get(new SensorId(device.serialNumber(), channel.name()));
    }

    private static ChannelScaling declared(ChannelDescription channel, ForceUnit unit) {
        // A division by 10ⁿ gives the decimal figure itself (12 / 10 = 1.2); a product with 10⁻ⁿ may miss it by a bit.
        double multiplied = Double.parseDouble("1e" + Math.max(0, channel.decimalExponent()));
        double divided = Double.parseDouble("1e" + Math.max(0, -channel.decimalExponent()));
        double factor = channel.unit() == unit ? 1 : channel.unit().newtonsPerUnit();
        return new ChannelScaling(multiplied * factor, divided, 0, 0, "as the device declares it");
    }
}
