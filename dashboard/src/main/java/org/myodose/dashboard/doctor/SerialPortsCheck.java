package org.myodose.dashboard.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the serial ports of USB devices may be opened by whoever runs this, judged by mode, owner and groups. */
final class SerialPortsCheck implements Check {

    private static final String ABOUT = "serial ports";
    private static final int READ_AND_WRITE = 6;

    @Override
    public List<Finding> look(Machine machine) {
        if (!machine.isLinux()) {
            return List.of(Finding.unknown(
                    ABOUT, "Permissions of ports are looked at on Linux only.", "portsUnknown", Map.of()));
        }
        List<String> ports = ports(machine);
        if (ports.isEmpty()) {
            return List.of(Finding.good(
                    ABOUT,
                    "No USB serial port is there: plug the device in and look again, or try './myodose demo'.",
                    "noPort",
                    Map.of()));
        }
        List<Finding> findings = new ArrayList<>();
        ports.forEach(port -> findings.add(judged(machine, port)));
        return findings;
    }

    static List<String> ports(Machine machine) {
        List<String> ports = new ArrayList<>(machine.list("dev", "ttyACM*"));
        ports.addAll(machine.list("dev", "ttyUSB*"));
        return ports;
    }

    private static Finding judged(Machine machine, String port) {
        Optional<Access> access = access(machine.path(port));
        Optional<Set<Integer>> ours = groups(machine);
        Optional<Set<Integer>> users = ids(machine, "Uid");
        if (access.isEmpty() || ours.isEmpty() || users.isEmpty()) {
            return Finding.unknown(
                    ABOUT, "/" + port + ": its permissions cannot be read.", "portUnknown", Map.of("port", "/" + port));
        }
        Access node = access.get();
        if (node.allows(users.get(), ours.get())) {
            return Finding.good(ABOUT, "/" + port + " may be opened.", "portOpen", Map.of("port", "/" + port));
        }
        String group = groupName(machine, node.group());
        // Nobody should join root's own group.
        boolean groupWouldDo = node.group() != 0 && (node.mode() >> 3 & READ_AND_WRITE) == READ_AND_WRITE;
        String mode = String.format("%03o", node.mode() & 0777);
        return groupWouldDo
                ? Finding.problem(
                        ABOUT,
                        "/" + port + " belongs to group " + group + ", and you do not: it cannot be opened.",
                        "sudo usermod -aG " + group + " \"$USER\"   # then log out and in again",
                        "portOfGroup",
                        Map.of("port", "/" + port, "group", group))
                : Finding.problem(
                        ABOUT,
                        "/" + port + " has mode " + mode + " and group " + group
                                + ": you cannot open it, nor by joining its group.",
                        "echo 'SUBSYSTEM==\"tty\", SUBSYSTEMS==\"usb\", GROUP=\"dialout\", MODE=\"0660\"'"
                                + " | sudo tee /etc/udev/rules.d/60-myodose.rules"
                                + " && sudo udevadm control --reload && sudo udevadm trigger",
                        "portClosed",
                        Map.of("port", "/" + port, "mode", mode, "group", group));
    }

    private record Access(int mode, int user, int group) {

        boolean allows(Set<Integer> users, Set<Integer> groups) {
            int shift = users.contains(user) ? 6 : groups.contains(group) ? 3 : 0;
            return users.contains(0) || (mode >> shift & READ_AND_WRITE) == READ_AND_WRITE;
        }
    }

    private static Optional<Access> access(Path node) {
        try {
            Map<String, Object> unix = Files.readAttributes(node, "unix:mode,uid,gid");
            return Optional.of(new Access(number(unix, "mode"), number(unix, "uid"), number(unix, "gid")));
        } catch (IOException | UnsupportedOperationException untold) {
            // Gone meanwhile, or no Unix: told as unknown.
            return Optional.empty();
        }
    }

    private static int number(Map<String, Object> attributes, String name) {
        return (Integer) attributes.getOrDefault(name, -1);
    }

    private static Optional<Set<Integer>> groups(Machine machine) {
        return ids(machine, "Groups")
                .flatMap(others -> ids(machine, "Gid").map(own -> {
                    own.addAll(others);
                    return own;
                }));
    }

    /** The effective id is among those that the kernel lists. */
    private static Optional<Set<Integer>> ids(Machine machine, String field) {
        return machine.field("proc/self/status", field)
                .map(ids -> Arrays.stream(ids.split("\\s+"))
                        .filter(id -> !id.isEmpty())
                        .map(Integer::valueOf)
                        .collect(Collectors.toCollection(HashSet::new)));
    }

    private static String groupName(Machine machine, int id) {
        return machine.text("etc/group").stream()
                .flatMap(String::lines)
                .map(line -> line.split(":"))
                .filter(parts -> parts.length > 2 && parts[2].equals(Integer.toString(id)))
                .map(parts -> parts[0])
                .findFirst()
                .orElse(Integer.toString(id));
    }
}
