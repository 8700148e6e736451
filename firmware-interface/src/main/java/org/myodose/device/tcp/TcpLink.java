package org.myodose.device.tcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;
import org.myodose.device.ByteLink;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;

/**
 * Bytes over one TCP connection. Small writes go out at once (TCP_NODELAY). A far end that vanished without a word, by a
 * pulled plug or a lost radio link, is found out by keep-alive probes within about ten seconds of silence and fails the read.
 *
 * <p>Whoever ends the connection at the far end is lost, not at an orderly end: a device that restarts does so too, and is
 * to be sought again.
 */
public final class TcpLink implements ByteLink {

    /** How long a host may take to answer. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final int PROBE_AFTER_SECONDS = 5;
    private static final int PROBE_EVERY_SECONDS = 1;
    private static final int PROBES = 5;

    private final TcpAddress address;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private volatile boolean closed;

    private TcpLink(TcpAddress address, Socket socket) throws IOException {
        this.address = address;
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /**
     * Connects.
     *
     * @throws LinkException when there is no such host, nothing listens at the port, or no answer comes in time
     */
    public static TcpLink open(TcpAddress address) throws LinkException {
        InetSocketAddress where = new InetSocketAddress(address.host(), address.port());
        if (where.isUnresolved()) {
            throw new LinkException(
                    LinkCause.NOT_CONNECTED,
                    "No computer or device is known by the name " + address.host()
                            + ": check its spelling, or give its address in numbers.");
        }
        Socket socket = new Socket();
        try {
            prepare(socket);
            socket.connect(where, Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
            return new TcpLink(address, socket);
        } catch (IOException failure) {
            closeQuietly(socket);
            throw notConnected(address, failure);
        }
    }

    private static void prepare(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        // Not every system lets a program choose; there its own times hold, two hours as a rule.
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, PROBE_AFTER_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, PROBE_EVERY_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
        }
    }

    private static LinkException notConnected(TcpAddress address, IOException failure) {
        String sentence = switch (failure) {
            case SocketTimeoutException late ->
                address + " did not answer within " + CONNECT_TIMEOUT.toSeconds()
                        + " seconds: check that the device is switched on and in the same network.";
            case ConnectException refused ->
                "Nothing listens at " + address + ": start the device's server, and check the number of the port.";
            case NoRouteToHostException unreachable ->
                address + " cannot be reached from this network: check cable or radio, and the address.";
            default -> address + " cannot be connected to (" + failure.getMessage() + "): check the network.";
        };
        return new LinkException(LinkCause.NOT_CONNECTED, sentence, failure);
    }

    @Override
    public int read(byte[] buffer) throws LinkException {
        int count;
        try {
            count = in.read(buffer);
        } catch (IOException failure) {
            if (closed) {
                return -1;
            }
            throw lost(failure);
        }
        if (count < 0 && !closed) {
            throw new LinkException(
                    LinkCause.UNPLUGGED,
                    "The device at " + address + " has ended the connection: see whether it restarts or was stopped.");
        }
        return closed ? -1 : count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws LinkException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException failure) {
            throw lost(failure);
        }
    }

    private LinkException lost(IOException failure) {
        return new LinkException(
                LinkCause.UNPLUGGED,
                "The connection to " + address + " was lost (" + failure.getMessage()
                        + "): check the network, and that the device is switched on.",
                failure);
    }

    @Override
    public String description() {
        return "tcp:" + address;
    }

    @Override
    public void close() {
        closed = true;
        closeQuietly(socket);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            System.getLogger(TcpLink.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection did not close.", failure);
        }
    }
}
