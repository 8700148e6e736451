package org.myodose.device.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which programs have a port open, as far as this user may see. Linux only; elsewhere nobody is named. */
final class PortUsers {

    private static final Path PROCESSES = Path.of("/proc");

    private PortUsers() {}

    /** Such as {@code screen (process 1234)}; this program is named only where no other has the port. */
    static String of(Path port) {
        List<Path> users = processesWithOpen(port);
        List<String> others = users.stream()
                .filter(user -> !isThisProgram(user))
                .map(PortUsers::name)
                .toList();
        if (!others.isEmpty()) {
            return String.join(" and ", others);
        }
        return users.isEmpty() ? "another program" : "this program itself";
    }

    private static List<Path> processesWithOpen(Path port) {
        try (Stream<Path> processes = Files.list(PROCESSES)) {
            Path device = port.toRealPath();
            return processes
                    .filter(process -> process.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(process -> hasOpen(process, device))
                    .toList();
        } catch (IOException noSuchFolder) {
            return List.of();
        }
    }

    private static boolean isThisProgram(Path process) {
        return Long.parseLong(process.getFileName().toString())
                == ProcessHandle.current().pid();
    }

    private static boolean hasOpen(Path process, Path device) {
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return files.anyMatch(file -> pointsTo(file, device));
        } catch (IOException notOurs) {
            // Processes of other users and those that have just ended cannot be looked into.
            return false;
        }
    }

    private static boolean pointsTo(Path file, Path device) {
        try {
            return Files.readSymbolicLink(file).equals(device);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static String name(Path process) {
        String number = process.getFileName().toString();
        try {
            return Files.readString(process.resolve("comm")).strip() + " (process " + number + ")";
        } catch (IOException ended) {
            return "process " + number;
        }
    }
}
