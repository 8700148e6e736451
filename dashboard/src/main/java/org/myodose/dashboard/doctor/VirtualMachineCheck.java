package org.myodose.dashboard.doctor;

import java.util.List;
import java.util.Map;

/** Containers hide devices, and virtual machines lend their processors: both are told, neither can be mended from inside. */
final class VirtualMachineCheck implements Check {

    private static final String ABOUT = "machine";

    @Override
    public List<Finding> look(Machine machine) {
        if (!machine.isLinux()) {
            return List.of(Finding.unknown(
                    ABOUT, "Not Linux: most of what is looked at here is told by Linux only.", "notLinux", Map.of()));
        }
        if (machine.has(".dockerenv") || machine.has("run/.containerenv")) {
            return List.of(Finding.advice(
                    ABOUT,
                    "This is a container: a device must be handed in, and a plug pulled and put back gets a new node.",
                    "docker run --device=/dev/ttyACM0 …",
                    "container",
                    Map.of()));
        }
        boolean virtual = machine.field("proc/cpuinfo", "flags").orElse("").contains(" hypervisor");
        return List.of(
                virtual
                        ? Finding.advice(
                                ABOUT,
                                "This is a virtual machine: its host may stop it for milliseconds; do not judge latency here.",
                                "run Myodose on the host itself",
                                "virtualMachine",
                                Map.of())
                        : Finding.good(ABOUT, "A machine of its own.", "ownMachine", Map.of()));
    }
}
