package org.myodose.device;

/**
 * Raw bytes to and from one device.
 *
 * <p>Threading: one thread reads; any other thread may write, and may close to free a blocked read. Buffers belong to the
 * caller and are not kept. A link that failed stays failed: close it and open a new one.
 */
public interface ByteLink extends AutoCloseable {

    /**
     * Blocks until at least one byte has arrived and returns how many were put at the start of {@code buffer}, or −1 at
     * the orderly end of a stream that has one (a trace that is over, a link that this side closed).
     *
     * @throws LinkException when the device is gone, with the cause in words for a user
     */
    int read(byte[] buffer) throws LinkException;

    /** Writes all {@code length} bytes, or throws: a partial write is a failure of the link. */
    void write(byte[] bytes, int offset, int length) throws LinkException;

    /** Serial number that the USB hardware of the port gives; empty where there is none or nobody knows. */
    default String usbSerialNumber() {
        return "";
    }

    /** What a user would call this link, such as {@code serial:/dev/ttyACM0}. */
    String description();

    /** Ends the link at once; a blocked read returns −1. Closing twice does nothing. */
    @Override
    void close();
}
