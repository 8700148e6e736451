package org.myodose.device.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.myodose.device.HostPort;
import org.myodose.device.LinkException;

/** The device's end of TCP: listens, and serves one host at a time; the others wait in the system's queue. */
public final class TcpPort implements HostPort {

    private final ServerSocket server;
    private volatile @Nullable Socket host;
    private volatile boolean closed;

    private TcpPort(ServerSocket server) {
        this.server = server;
    }

    /**
     * Listens at {@code port} of {@code address}; 0 takes any free port. Only the loopback address keeps strangers out.
     *
     * @throws LinkException when the port is taken or may not be used
     */
    public static TcpPort listen(InetAddress address, int port) throws LinkException {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(address, port));
            return new TcpPort(server);
        } catch (IOException failure) {
            throw new LinkException(
                    "The port " + port + " cannot be listened at (" + failure.getMessage()
                            + "): choose another, or 0 for any free one.",
                    failure);
        }
    }

    /** Address and port, as in {@code 127.0.0.1:7000}. */
    @Override
    public String name() {
        return new TcpAddress(server.getInetAddress().getHostAddress(), server.getLocalPort()).toString();
    }

    @Override
    public int read(byte[] buffer) throws LinkException {
        Socket present = host;
        if (present == null) {
            present = accept();
        }
        int count = present == null ? -1 : read(present, buffer);
        if (count < 0) {
            hangUp();
        }
        return count;
    }

    /** Null when this port was closed meanwhile. */
    private @Nullable Socket accept() throws LinkException {
        try {
            Socket accepted = server.accept();
            accepted.setTcpNoDelay(true);
            host = accepted;
            return accepted;
        } catch (IOException failure) {
            if (closed) {
                return null;
            }
            throw new LinkException(
                    "No host can connect to " + name() + " any more (" + failure.getMessage() + "): start again.",
                    failure);
        }
    }

    /** −1 also where the connection broke: to the device that is a host that hung up. */
    private static int read(Socket host, byte[] buffer) {
        try {
            return host.getInputStream().read(buffer);
        } catch (IOException broken) {
            return -1;
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws LinkException {
        Socket present = host;
        if (closed) {
            throw new LinkException("The port " + name() + " was closed: open a new one.");
        }
        if (present != null) {
            try {
                present.getOutputStream().write(bytes, offset, length);
            } catch (IOException broken) {
                // The reader finds out, and tells it as a host that hung up.
            }
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public String description() {
        return "TCP port " + name();
    }

    @Override
    public void close() {
        closed = true;
        closeQuietly(server);
        hangUp();
    }

    private void hangUp() {
        Socket present = host;
        host = null;
        if (present != null) {
            closeQuietly(present);
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception failure) {
            System.getLogger(TcpPort.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection did not close.", failure);
        }
    }
}
