package org.myodose.device.catalog;

import java.util.List;
import org.myodose.device.DeviceIdentity;
import org.myodose.device.ScanSource;
import org.myodose.device.SourceUri;
import org.myodose.device.serial.SerialLink;
import org.myodose.device.serial.SerialPorts;
import org.myodose.device.wire.LinkFactory;
import org.myodose.device.wire.WireSource;

/**
 * {@code serial:PATH} and {@code serial:?serial-number=USB-SERIAL-NUMBER}: a device on a serial port. With {@code rate=HZ}
 * it is asked to scan at that rate.
 */
final class SerialKind {

    static final SourceKind KIND = new SourceKind(
            "serial",
            List.of(OptionValues.BAUD, OptionValues.SERIAL_NUMBER, OptionValues.RATE),
            "serial:/dev/ttyACM0",
            SerialKind::make);

    private SerialKind() {}

    private static ScanSource make(SourceUri name) {
        DeviceIdentity identity = new DeviceIdentity();
        LinkFactory links = links(name, SerialLink.DEFAULT_BAUD, identity);
        return new WireSource(name.toString(), links, OptionValues.rateMilliHertz(name), identity);
    }

    /** As below, for devices that cannot introduce themselves: whoever has the port's name is taken. */
    static LinkFactory links(SourceUri name, int usualBaud) {
        return links(name, usualBaud, new DeviceIdentity());
    }

    /**
     * Opens the port that {@code name} means; which one is looked up at every opening, for it may move meanwhile.
     *
     * @param identity of the device that shall be found again after a loss
     */
    static LinkFactory links(SourceUri name, int usualBaud, DeviceIdentity identity) {
        String path = name.target();
        String serialNumber = name.option(OptionValues.SERIAL_NUMBER, "");
        if (path.isEmpty() == serialNumber.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' must name either a port, as in " + name.scheme()
                    + ":/dev/ttyACM0, or a device, as in " + name.scheme()
                    + ":?serial-number=55736323; './myodose devices' lists both.");
        }
        int baud = OptionValues.baud(name, usualBaud);
        return path.isEmpty()
                ? () -> SerialLink.open(SerialPorts.pathOfSerialNumber(serialNumber), baud)
                : () -> SerialLink.open(SerialPorts.pathOfSameDevice(path, identity.usbSerialNumber()), baud);
    }
}
