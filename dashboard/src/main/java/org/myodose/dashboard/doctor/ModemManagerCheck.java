package org.myodose.dashboard.doctor;

import java.util.List;
import java.util.Map;

/** ModemManager opens new serial ports and speaks to them as to a modem: a device is disturbed for half a minute. */
final class ModemManagerCheck implements Check {

    private static final String ABOUT = "ModemManager";

    @Override
    public List<Finding> look(Machine machine) {
        if (!machine.isLinux()) {
            return List.of();
        }
        boolean runs = machine.list("proc", "[0-9]*").stream()
                .anyMatch(process -> machine.text(process + "/comm").orElse("").equals(ABOUT));
        return List.of(
                runs
                        ? Finding.advice(
                                ABOUT,
                                "ModemManager runs, and speaks to serial ports that are new.",
                                "sudo systemctl disable --now ModemManager",
                                "modemManagerRuns",
                                Map.of())
                        : Finding.good(ABOUT, "It does not run.", "modemManagerAbsent", Map.of()));
    }
}
