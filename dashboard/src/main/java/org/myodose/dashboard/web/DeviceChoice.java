package org.myodose.dashboard.web;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.station.DeviceControl;
import org.myodose.dashboard.station.StationControl;

/** Which of the station's devices a request's {@code device=N} means. */
@Singleton
final class DeviceChoice {

    private final List<? extends DeviceControl> devices;

    DeviceChoice(StationControl station) {
        devices = station.devices();
    }

    /** The device of that number, the first where none is given; empty where there is no such device. */
    Optional<DeviceControl> one(@Nullable String number) {
        for (int index = 0; index < devices.size(); index++) {
            if (Integer.toString(index).equals(number == null ? "0" : number)) {
                return Optional.of(devices.get(index));
            }
        }
        return Optional.empty();
    }

    /** The device of that number, all where none is given; none where there is no such device. */
    List<DeviceControl> some(@Nullable String number) {
        return number == null ? List.copyOf(devices) : one(number).stream().toList();
    }

    /** For whoever asked for another. */
    String refusal(@Nullable String number) {
        if (devices.isEmpty()) {
            return "This run has no device of its own.";
        }
        String present = devices.size() == 1 ? "only device 0" : "devices 0 to " + (devices.size() - 1);
        return "There is no device '" + number + "': this run has " + present + ".";
    }
}
