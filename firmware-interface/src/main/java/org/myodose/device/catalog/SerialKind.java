package org.myodose.device.catalog;

import java.util.List;
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

    private static final String BAUD = "baud";
    private static final String SERIAL_NUMBER = "serial-number";
    private static final String RATE = "rate";

    static final SourceKind KIND =
            new SourceKind("serial", List.of(BAUD, SERIAL_NUMBER, RATE), "serial:/dev/ttyACM0", SerialKind::make);

    private SerialKind() {}

    private static ScanSource make(SourceUri name) {
        String path = name.target();
        String serialNumber = name.option(SERIAL_NUMBER, "");
        if (path.isEmpty() == serialNumber.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' must name either a port, as in serial:/dev/ttyACM0, or a"
                    + " device, as in serial:?serial-number=55736323; './myodose devices' lists both.");
        }
        int baud = baud(name.option(BAUD, Integer.toString(SerialLink.DEFAULT_BAUD)));
        // Looked up at every opening: a device that was plugged in again may have another path.
        LinkFactory links = path.isEmpty()
                ? () -> SerialLink.open(SerialPorts.pathOfSerialNumber(serialNumber), baud)
                : () -> SerialLink.open(path, baud);
        return new WireSource(name.toString(), links, rateMilliHertz(name.option(RATE, "")));
    }

    private static int baud(String text) {
        try {
            int baud = Integer.parseInt(text);
            if (baud > 0) {
                return baud;
            }
        } catch (NumberFormatException noNumber) {
            // Told below, as for numbers that are no rate.
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a baud rate: give a whole number, such as ?baud=1000000 or ?baud=115200.");
    }

    /** 0, the device's own, where none is wanted. */
    private static long rateMilliHertz(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            double rateHz = Double.parseDouble(text);
            if (rateHz >= 0.001 && rateHz <= 1_000_000) {
                return Math.round(rateHz * 1000);
            }
        } catch (NumberFormatException noNumber) {
            // Told below, as for numbers that are no rate.
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a rate of scans: give scans a second, such as ?rate=500.");
    }
}
