package org.myodose.device.serial;

import org.jspecify.annotations.Nullable;

/**
 * A serial port of this machine and what tells it from others; null where the system does not know.
 *
 * @param path what to open now, such as {@code /dev/ttyACM0}; another device may have it tomorrow
 * @param source the source name to keep: it finds this device again whatever path it gets
 * @param vendorId USB vendor, four hexadecimal digits
 * @param productId USB product, four hexadecimal digits
 * @param serialNumber USB serial number
 * @param manufacturer as the device names it
 * @param description as the system or the device names the port
 */
public record SerialPortDescription(
        String path,
        String source,
        @Nullable String vendorId,
        @Nullable String productId,
        @Nullable String serialNumber,
        @Nullable String manufacturer,
        @Nullable String description) {

    /** The path and, in brackets, what identifies the port. */
    public String summary() {
        StringBuilder text = new StringBuilder(path);
        String separator = " (";
        for (String part : new @Nullable String[] {manufacturer, description, serialNumber}) {
            if (part != null) {
                text.append(separator).append(part);
                separator = ", ";
            }
        }
        return separator.equals(", ") ? text.append(')').toString() : text.toString();
    }
}
