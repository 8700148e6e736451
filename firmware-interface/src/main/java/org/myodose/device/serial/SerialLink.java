package org.myodose.device.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import org.myodose.device.ByteLink;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;

/**
 * A serial port, read in the pattern that measured fastest: one thread in a blocking read, one system call for whatever has
 * come. Eight data bits, no parity, one stop bit, no flow control.
 *
 * <p>A buffer of about 4 KB suits {@link #read}. The library copies a buffer's whole length there and back at each read, so
 * it is given a small one while the reader keeps up, and the caller's once that was filled. The port is locked against other
 * programs that lock theirs. Failures are told as in {@link PortTrouble}.
 */
public final class SerialLink implements ByteLink {

    /** What the reference firmware speaks at. */
    public static final int DEFAULT_BAUD = 1_000_000;

    private static final int DATA_BITS = 8;
    private static final int NO_SAFETY_SLEEP = 0;
    private static final int NO_TIMEOUT = 0;

    /** Room for the longest scan of 64 channels, and some more. */
    private static final int USUAL_BYTES = 512;

    private final SerialPort port;
    private final String path;
    private final String usbSerialNumber;
    private final byte[] usual = new byte[USUAL_BYTES];
    private boolean behind;
    private volatile boolean closed;

    private SerialLink(SerialPort port, String path, String usbSerialNumber) {
        this.port = port;
        this.path = path;
        this.usbSerialNumber = usbSerialNumber;
    }

    /**
     * Opens the port at {@code path}, such as {@code /dev/ttyACM0} or a link to one.
     *
     * @throws LinkException when there is no such port, this user may not use it, or another program does
     */
    public static SerialLink open(String path, int baud) throws LinkException {
        PortTrouble.refuseUnlessPort(path);
        SerialPort port = find(path);
        if (!port.setComPortParameters(baud, DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY)
                || !port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED)
                || !port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, NO_TIMEOUT, NO_TIMEOUT)) {
            throw new LinkException(
                    LinkCause.PORT_UNUSABLE,
                    "The port " + path + " cannot be set to " + baud + " baud: try another rate.");
        }
        if (!port.openPort(NO_SAFETY_SLEEP)) {
            throw PortTrouble.whileOpening(path, baud, port.getLastErrorCode());
        }
        return new SerialLink(port, path, SerialPorts.serialNumberAt(path, SerialPorts.list()));
    }

    private static SerialPort find(String path) throws LinkException {
        try {
            return SerialPort.getCommPort(path);
        } catch (SerialPortInvalidPortException absent) {
            throw PortTrouble.noSuchPort(path);
        }
    }

    @Override
    public int read(byte[] buffer) throws LinkException {
        int count = behind ? port.readBytes(buffer, buffer.length) : readUsual(buffer);
        // Closing throws away what waits in the port: whatever was read meanwhile may have a hole before it, and would
        // look like damage on the line.
        if (closed) {
            return -1;
        }
        if (count > 0) {
            behind = count >= USUAL_BYTES;
            return count;
        }
        // Without a time-out only a lost port returns nothing.
        throw PortTrouble.whileReading(path, count, port.getLastErrorCode());
    }

    private int readUsual(byte[] buffer) {
        int count = port.readBytes(usual, Math.min(usual.length, buffer.length));
        System.arraycopy(usual, 0, buffer, 0, Math.max(0, count));
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws LinkException {
        int count = port.writeBytes(bytes, length, offset);
        if (count != length) {
            throw PortTrouble.whileWriting(path, count, length, port.getLastErrorCode());
        }
    }

    @Override
    public String usbSerialNumber() {
        return usbSerialNumber;
    }

    @Override
    public String description() {
        return "serial:" + path;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (!port.closePort()) {
            System.getLogger(SerialLink.class.getName())
                    .log(System.Logger.Level.WARNING, "The port {0} did not close.", path);
        }
    }
}
