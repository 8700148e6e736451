package org.myodose.device;

import org.jspecify.annotations.Nullable;

/**
 * The one rule by which a source knows its device again: it belongs to the first device that it has streamed from, and after
 * a loss takes no other, whatever port or name that one has.
 *
 * <p>The same is who gives the same model and serial number in HELLO and, where both times the port told a USB serial number,
 * has the same there too. Devices that share all of these, such as two boards with the serial number of an unnamed Uno on
 * ports without one, cannot be told apart.
 *
 * <p>Threading: the acquisition thread.
 */
public final class DeviceIdentity {

    private @Nullable DeviceDescription own;
    private String usbSerialNumber = "";

    /** USB serial number of the device that the source belongs to; empty where there is none, or no device yet. */
    public String usbSerialNumber() {
        return usbSerialNumber;
    }

    /** The device has streamed: from now on the source belongs to it, unless it belongs to one already. */
    public void adopt(DeviceDescription device, String usbSerialNumber) {
        if (own == null) {
            own = device;
            this.usbSerialNumber = usbSerialNumber;
        }
    }

    /**
     * Refuses any device but the source's own.
     *
     * @param source what a user calls the source
     * @throws LinkException with cause {@link LinkCause#OTHER_DEVICE}
     */
    public void refuseOther(String source, DeviceDescription device, String usbSerialNumber) throws LinkException {
        DeviceDescription known = own;
        if (known != null && !(isSame(known, device) && isSame(this.usbSerialNumber, usbSerialNumber))) {
            throw new LinkException(
                    LinkCause.OTHER_DEVICE,
                    "At " + source + " is now another device (" + words(device, usbSerialNumber) + ") than before ("
                            + words(known, this.usbSerialNumber)
                            + "): connect the former one again, or start anew to use this one.");
        }
    }

    /** Whether both introduce themselves as the same device. */
    public static boolean isSame(DeviceDescription one, DeviceDescription other) {
        return one.model().equals(other.model()) && one.serialNumber().equals(other.serialNumber());
    }

    private static boolean isSame(String oneUsb, String otherUsb) {
        return oneUsb.isEmpty() || otherUsb.isEmpty() || oneUsb.equals(otherUsb);
    }

    private static String words(DeviceDescription device, String usb) {
        String serialNumber = device.serialNumber().isEmpty() ? "without a serial number" : device.serialNumber();
        return device.model() + " " + serialNumber + (usb.isEmpty() ? "" : ", USB " + usb);
    }
}
