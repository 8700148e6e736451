package org.myodose.dashboard.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** On a Raspberry Pi, whether the buses for sensors at its pins are switched on. */
final class RaspberryPiCheck implements Check {

    private static final String ABOUT = "Raspberry Pi pins";

    @Override
    public List<Finding> look(Machine machine) {
        String model = machine.text("proc/device-tree/model").orElse("");
        if (!model.contains("Raspberry Pi")) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(judged(machine, "SPI", "spidev*", "sudo raspi-config nonint do_spi 0"));
        findings.add(judged(machine, "I²C", "i2c-[0-9]*", "sudo raspi-config nonint do_i2c 0"));
        findings.add(judged(machine, "GPIO", "gpiochip*", "sudo apt full-upgrade   # needs a kernel with gpiochip"));
        return findings;
    }

    private static Finding judged(Machine machine, String bus, String nodes, String mend) {
        List<String> found = machine.list("dev", nodes);
        String there = "/" + String.join(", /", found);
        return found.isEmpty()
                ? Finding.advice(
                        ABOUT,
                        bus + " is switched off; only sensors at the pins need it.",
                        mend,
                        "busOff",
                        Map.of("bus", bus))
                : Finding.good(ABOUT, bus + ": " + there + ".", "busOn", Map.of("bus", bus, "nodes", there));
    }
}
