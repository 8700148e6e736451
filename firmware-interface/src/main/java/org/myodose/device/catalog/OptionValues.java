package org.myodose.device.catalog;

import org.myodose.device.SourceUri;
import org.myodose.device.serial.SerialLink;

/** Options that several kinds of source share, read the same way; each refuses what it cannot mean with one sentence. */
final class OptionValues {

    static final String BAUD = "baud";
    static final String SERIAL_NUMBER = "serial-number";
    static final String RATE = "rate";

    private OptionValues() {}

    /** The baud rate of a serial port; {@code usual} where none was given. */
    static int baud(SourceUri name, int usual) {
        String text = name.option(BAUD, Integer.toString(usual));
        try {
            int baud = Integer.parseInt(text);
            if (baud > 0) {
                return baud;
            }
        } catch (NumberFormatException noNumber) {
            // Told below, as for numbers that are no rate.
        }
        throw new IllegalArgumentException("'" + text + "' is not a baud rate: give a whole number, such as ?baud="
                + SerialLink.DEFAULT_BAUD + " or ?baud=115200.");
    }

    /** Scans per 1,000 seconds; 0, the device's own, where no rate was given. */
    static long rateMilliHertz(SourceUri name) {
        String text = name.option(RATE, "");
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
