package org.myodose.device.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;

/** The serial ports of this machine. Stateless; pseudo-terminals are not listed, but can be opened by their path. */
public final class SerialPorts {

    private static final Path STABLE_NAMES = Path.of("/dev/serial/by-id");
    /** What the library answers where the system does not know. */
    private static final String UNKNOWN = "Unknown";

    private static final int UNKNOWN_ID = -1;

    private SerialPorts() {}

    /** All ports, in the order of their paths. */
    public static List<SerialPortDescription> list() {
        List<SerialPort> ports = List.of(SerialPort.getCommPorts());
        List<String> serialNumbers =
                ports.stream().map(SerialPort::getSerialNumber).toList();
        return ports.stream()
                .map(port -> describe(port, serialNumbers))
                .sorted(Comparator.comparing(SerialPortDescription::path))
                .toList();
    }

    /**
     * Path of the one port whose device has this USB serial number.
     *
     * @throws LinkException when there is none, or more than one
     */
    public static String pathOfSerialNumber(String serialNumber) throws LinkException {
        return pathOfSerialNumber(serialNumber, list());
    }

    /** What tells the device at {@code path} from others: its USB serial number, or the path itself where it has none. */
    public static String identityOf(String path) {
        return list().stream()
                .filter(port -> port.path().equals(path))
                .map(SerialPortDescription::serialNumber)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(path);
    }

    static String pathOfSerialNumber(String serialNumber, List<SerialPortDescription> ports) throws LinkException {
        List<String> paths = ports.stream()
                .filter(port -> serialNumber.equals(port.serialNumber()))
                .map(SerialPortDescription::path)
                .toList();
        if (paths.size() > 1) {
            throw new LinkException(
                    LinkCause.PORT_UNUSABLE,
                    "Several ports have the USB serial number " + serialNumber + ": name one of "
                            + String.join(", ", paths) + " instead.");
        }
        if (paths.isEmpty()) {
            throw new LinkException(
                    LinkCause.NOT_CONNECTED,
                    "No device with the USB serial number " + serialNumber + " is connected: check its cable; "
                            + existing(ports));
        }
        return paths.getFirst();
    }

    /**
     * Where to look for a device that was at {@code path}: there, or wherever else its USB serial number is now.
     *
     * @param serialNumber of the device that is wanted; empty where it has none
     * @throws LinkException with cause {@link LinkCause#OTHER_DEVICE} when another device has taken the path
     */
    public static String pathOfSameDevice(String path, String serialNumber) throws LinkException {
        return serialNumber.isEmpty() ? path : pathOfSameDevice(path, serialNumber, list());
    }

    static String pathOfSameDevice(String path, String serialNumber, List<SerialPortDescription> ports)
            throws LinkException {
        String there = serialNumberAt(path, ports);
        if (!there.isEmpty() && !there.equals(serialNumber)) {
            throw new LinkException(
                    LinkCause.OTHER_DEVICE,
                    "The port " + path + " now belongs to the device with the USB serial number " + there + ", not "
                            + serialNumber + ": connect the former device there, or start anew to use this one.");
        }
        List<String> elsewhere = ports.stream()
                .filter(port -> serialNumber.equals(port.serialNumber()))
                .map(SerialPortDescription::path)
                .toList();
        return there.isEmpty() && elsewhere.size() == 1 ? elsewhere.getFirst() : path;
    }

    /** USB serial number of what is at {@code path} now; empty where there is none. */
    static String serialNumberAt(String path, List<SerialPortDescription> ports) {
        Path wanted = real(path);
        for (SerialPortDescription port : ports) {
            if (port.serialNumber() != null && real(port.path()).equals(wanted)) {
                return port.serialNumber();
            }
        }
        return "";
    }

    private static Path real(String path) {
        try {
            return Path.of(path).toRealPath();
        } catch (IOException absent) {
            return Path.of(path);
        }
    }

    /** The end of a sentence that tells which ports there are. */
    static String existing(List<SerialPortDescription> ports) {
        if (ports.isEmpty()) {
            return "this machine has no serial port at the moment.";
        }
        return "this machine has "
                + ports.stream().map(SerialPortDescription::summary).collect(Collectors.joining(", ")) + ".";
    }

    private static SerialPortDescription describe(SerialPort port, List<String> allSerialNumbers) {
        String path = port.getSystemPortPath();
        String serialNumber = known(port.getSerialNumber());
        boolean unique =
                allSerialNumbers.stream().filter(port.getSerialNumber()::equals).count() == 1;
        return new SerialPortDescription(
                path,
                stableSource(path, unique ? serialNumber : null),
                hexadecimal(port.getVendorID()),
                hexadecimal(port.getProductID()),
                serialNumber,
                known(port.getManufacturer()),
                known(port.getPortDescription()));
    }

    private static String stableSource(String path, @Nullable String uniqueSerialNumber) {
        if (uniqueSerialNumber != null
                && uniqueSerialNumber.chars().noneMatch(character -> "&=?".indexOf(character) >= 0)) {
            return "serial:?serial-number=" + uniqueSerialNumber;
        }
        return "serial:" + stableName(Path.of(path)).map(Path::toString).orElse(path);
    }

    /** The name that the system gives to whatever sits at {@code path} now and keeps when it moves. */
    private static Optional<Path> stableName(Path path) {
        if (!Files.isDirectory(STABLE_NAMES)) {
            return Optional.empty();
        }
        try (Stream<Path> names = Files.list(STABLE_NAMES)) {
            for (Path name : names.sorted().toList()) {
                if (Files.exists(name) && Files.isSameFile(name, path)) {
                    return Optional.of(name);
                }
            }
            return Optional.empty();
        } catch (IOException vanished) {
            // A device unplugged while looking: the plain path serves.
            return Optional.empty();
        }
    }

    private static @Nullable String known(@Nullable String text) {
        return text == null || text.isBlank() || text.equals(UNKNOWN) ? null : text.strip();
    }

    private static @Nullable String hexadecimal(int id) {
        return id == UNKNOWN_ID ? null : String.format(Locale.ROOT, "%04x", id);
    }
}
