package org.myodose.device.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;

/** What went wrong with a serial port, each in one sentence that tells what to do. */
final class PortTrouble {

    /** Error numbers of Linux and macOS. */
    private static final int NOT_PERMITTED = 1;

    private static final int NO_SUCH_FILE = 2;
    private static final int INPUT_OUTPUT_ERROR = 5;
    private static final int NO_SUCH_DEVICE_OR_ADDRESS = 6;
    private static final int ACCESS_DENIED = 13;
    private static final int DEVICE_BUSY = 16;
    private static final int NO_SUCH_DEVICE = 19;
    private static final int INVALID_ARGUMENT = 22;
    private static final int NOT_A_TERMINAL = 25;
    private static final int LOCKED_ON_LINUX = 11;
    private static final int LOCKED_ON_MACOS = 35;

    private PortTrouble() {}

    /** Refuses what is there but can be no port, and what is not there at all. Port names of Windows pass. */
    static void refuseUnlessPort(String path) throws LinkException {
        Path file = Path.of(path);
        if (path.isEmpty()) {
            throw new LinkException(
                    LinkCause.NOT_CONNECTED,
                    "No port was named: write serial: and the port's path; "
                            + SerialPorts.existing(SerialPorts.list()));
        }
        if (Files.isDirectory(file)) {
            throw new LinkException(
                    LinkCause.PORT_UNUSABLE,
                    path + " is a folder, not a serial port; " + SerialPorts.existing(SerialPorts.list()));
        }
        if (Files.isRegularFile(file)) {
            throw new LinkException(
                    LinkCause.PORT_UNUSABLE,
                    path + " is a file, not a serial port: to play a trace as a device, start myodose emulate --trace "
                            + path + " and open the port that it prints.");
        }
        if (file.isAbsolute() && !Files.exists(file)) {
            throw noSuchPort(path);
        }
    }

    static LinkException noSuchPort(String path) {
        Path file = Path.of(path);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new LinkException(
                    LinkCause.NOT_CONNECTED,
                    path + " is a link to a port that is gone: connect the device, or start the emulator"
                            + " that made the link.");
        }
        return new LinkException(
                LinkCause.NOT_CONNECTED,
                "There is no port " + path + ": check that the device is connected; "
                        + SerialPorts.existing(SerialPorts.list()));
    }

    static LinkException whileOpening(String path, int baud, int error) {
        return switch (error) {
            case ACCESS_DENIED, NOT_PERMITTED -> noPermission(path);
            // The library's own code for a port that this very program has open is the same number as "no such file".
            case NO_SUCH_FILE -> Files.exists(Path.of(path)) ? busy(path) : noSuchPort(path);
            case NO_SUCH_DEVICE, NO_SUCH_DEVICE_OR_ADDRESS, INPUT_OUTPUT_ERROR ->
                new LinkException(
                        LinkCause.NOT_CONNECTED,
                        "The port " + path + " has no device behind it: check that it is connected.");
            case DEVICE_BUSY, LOCKED_ON_LINUX, LOCKED_ON_MACOS -> busy(path);
            case NOT_A_TERMINAL ->
                new LinkException(
                        LinkCause.PORT_UNUSABLE,
                        path + " is not a serial port; " + SerialPorts.existing(SerialPorts.list()));
            case INVALID_ARGUMENT ->
                new LinkException(
                        LinkCause.PORT_UNUSABLE,
                        "The port " + path + " does not do " + baud
                                + " baud: give a rate that it can, such as ?baud=115200, and set the device to the same.");
            default ->
                new LinkException(
                        LinkCause.PORT_UNUSABLE,
                        "The port " + path + " could not be opened (error " + error
                                + " of the system): unplug the device, plug it in again, and retry.");
        };
    }

    private static LinkException busy(String path) {
        return new LinkException(
                LinkCause.PORT_BUSY,
                "The port " + path + " is in use by " + PortUsers.of(Path.of(path))
                        + ": close that program and try again.");
    }

    private static LinkException noPermission(String path) {
        PosixFileAttributes attributes = attributes(Path.of(path));
        if (attributes == null) {
            return new LinkException(
                    LinkCause.NO_PERMISSION,
                    "You may not use the port " + path + ": ask who looks after this machine.");
        }
        return noPermission(
                path,
                attributes.group().getName(),
                attributes.permissions(),
                attributes.owner().getName());
    }

    static LinkException noPermission(String path, String group, Set<PosixFilePermission> permissions, String owner) {
        boolean groupMay =
                permissions.containsAll(Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE));
        if (!groupMay) {
            return new LinkException(
                    LinkCause.NO_PERMISSION,
                    "You may not use the port " + path + ", which only its owner " + owner
                            + " may open: ask who looks after this machine.");
        }
        return new LinkException(
                LinkCause.NO_PERMISSION,
                "You may not use the port " + path + ", which is for members of the group " + group
                        + ": join it with 'sudo usermod -aG " + group + " " + System.getProperty("user.name")
                        + "', log out, and log in again.");
    }

    private static @Nullable PosixFileAttributes attributes(Path path) {
        try {
            return Files.readAttributes(path, PosixFileAttributes.class);
        } catch (IOException | UnsupportedOperationException unknown) {
            return null;
        }
    }

    static LinkException whileReading(String path, int returned, int error) {
        if (returned == 0 && Files.exists(Path.of(path))) {
            return new LinkException(
                    LinkCause.PORT_BUSY,
                    "The port " + path + " returned without data although it should wait: another program"
                            + " has changed its settings; close that program and connect again.");
        }
        return unplugged(path, error);
    }

    static LinkException whileWriting(String path, int written, int length, int error) {
        if (written > 0) {
            return new LinkException(
                    LinkCause.UNPLUGGED,
                    "The port " + path + " took only " + written + " of " + length
                            + " bytes: unplug the device, plug it in again, and reconnect.");
        }
        return unplugged(path, error);
    }

    private static LinkException unplugged(String path, int error) {
        return new LinkException(
                LinkCause.UNPLUGGED,
                "The device at " + path + " was unplugged or has stopped (error " + error
                        + " of the system): plug it in again; check its cable if this happens repeatedly.");
    }
}
