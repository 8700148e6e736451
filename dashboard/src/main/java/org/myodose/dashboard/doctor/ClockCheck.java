package org.myodose.dashboard.doctor;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The clock that scans are stamped by, and whether the date that a recording bears is set by the network. */
final class ClockCheck implements Check {

    private static final String MONOTONIC = "clock";
    private static final String DATE = "date";
    private static final Set<String> SLOW = Set.of("hpet", "acpi_pm", "jiffies", "refined-jiffies");

    @Override
    public List<Finding> look(Machine machine) {
        return List.of(monotonic(machine), date(machine));
    }

    private static Finding monotonic(Machine machine) {
        return machine.text("sys/devices/system/clocksource/clocksource0/current_clocksource")
                .map(source -> SLOW.contains(source)
                        ? Finding.advice(
                                MONOTONIC,
                                "Time is read from " + source + ", which takes about a microsecond each time.",
                                "echo tsc | sudo tee /sys/devices/system/clocksource/clocksource0/current_clocksource",
                                "clockSlow",
                                Map.of("source", source))
                        : Finding.good(
                                MONOTONIC, "Time is read from " + source + ".", "clock", Map.of("source", source)))
                .orElseGet(() -> Finding.unknown(
                        MONOTONIC, "The machine does not tell where it reads time from.", "clockUnknown", Map.of()));
    }

    private static Finding date(Machine machine) {
        if (machine.has("run/systemd/timesync/synchronized")) {
            return Finding.good(DATE, "Set by the network.", "dateByNetwork", Map.of());
        }
        boolean other = machine.list("proc", "[0-9]*").stream()
                .map(process -> machine.text(process + "/comm").orElse(""))
                .anyMatch(Set.of("chronyd", "ntpd", "ntpd-rs")::contains);
        if (other) {
            return Finding.good(DATE, "A time service runs.", "dateByService", Map.of());
        }
        return machine.has("run/systemd/system")
                ? Finding.advice(
                        DATE,
                        "Not set by the network: recordings may bear a wrong date. Durations are not touched.",
                        "sudo timedatectl set-ntp true",
                        "dateNotSet",
                        Map.of())
                : Finding.unknown(
                        DATE, "No time service is seen; a container's date is its host's.", "dateUnknown", Map.of());
    }
}
