package org.myodose.dashboard.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** How the processor chooses its clock: one that is slow to rise makes every scan late. */
final class GovernorCheck implements Check {

    private static final String ABOUT = "processor";

    @Override
    public List<Finding> look(Machine machine) {
        TreeSet<String> governors = new TreeSet<>();
        machine.list("sys/devices/system/cpu", "cpu[0-9]*").stream()
                .map(cpu -> machine.text(cpu + "/cpufreq/scaling_governor"))
                .flatMap(Optional::stream)
                .forEach(governors::add);
        if (governors.isEmpty()) {
            return List.of(Finding.unknown(
                    ABOUT, "The processor does not tell how it chooses its clock.", "governorUnknown", Map.of()));
        }
        String chosen = String.join(", ", governors);
        String seen = "Its clock is chosen by: " + chosen + ".";
        return List.of(
                governors.contains("powersave") || governors.contains("conservative")
                        ? Finding.advice(
                                ABOUT,
                                seen + " It may run slowly when a scan comes.",
                                "echo performance | sudo tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor",
                                "governorSlow",
                                Map.of("governors", chosen))
                        : Finding.good(ABOUT, seen, "governor", Map.of("governors", chosen)));
    }
}
