package org.myodose.dashboard.doctor;

import java.util.List;
import java.util.Map;

/** FTDI chips keep bytes back until a timer runs out: 16 ms unless told otherwise. */
final class LatencyTimerCheck implements Check {

    private static final String ABOUT = "FTDI latency timer";

    /** Also for whenever the device is plugged in again. */
    static final String RULE =
            "ACTION==\"add\", SUBSYSTEM==\"usb-serial\", DRIVER==\"ftdi_sio\", ATTR{latency_timer}=\"1\"";

    @Override
    public List<Finding> look(Machine machine) {
        return machine.list("sys/bus/usb-serial/devices", "*").stream()
                .filter(device -> machine.has(device + "/latency_timer"))
                .map(device -> judged(machine, device))
                .toList();
    }

    private static Finding judged(Machine machine, String device) {
        String name = device.substring(device.lastIndexOf('/') + 1);
        String millis = machine.text(device + "/latency_timer").orElse("");
        if (!millis.matches("\\d{1,3}")) {
            return Finding.unknown(
                    ABOUT, name + ": its latency timer cannot be read.", "timerUnknown", Map.of("port", name));
        }
        Map<String, Object> figures = Map.of("port", name, "millis", Integer.valueOf(millis));
        return Integer.parseInt(millis) <= 1
                ? Finding.good(ABOUT, name + ": " + millis + " ms.", "timer", figures)
                : Finding.advice(
                        ABOUT,
                        name + " keeps scans back for up to " + millis + " ms.",
                        "echo '" + RULE + "' | sudo tee /etc/udev/rules.d/99-myodose-latency.rules"
                                + " && sudo udevadm control --reload && echo 1 | sudo tee /" + device
                                + "/latency_timer",
                        "timerLong",
                        figures);
    }
}
