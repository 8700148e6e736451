package org.myodose.device.emulated;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.myodose.device.HostPort;
import org.myodose.device.LinkException;

/**
 * An emulated device on a port that hosts open: a pseudo-terminal, which any program opens as its serial port, or a socket.
 *
 * <p>As an Uno does, the device resets when a host opens the port: it then introduces itself, and its trace begins at the first
 * row with the host's START. When the host hangs up, it waits for the next one. When the trace is over, the port closes.
 *
 * <p>Threading: {@link #run} is the device's thread; a second one reads the host's commands; {@link #close} may come from any.
 */
public final class PortEmulator implements AutoCloseable {

    /** What the host has not read when the port closes is lost, so it gets this long for the last bytes. */
    private static final long FAREWELL_NS = 1_000_000_000;

    private static final int BUFFER_BYTES = 4096;
    private static final byte[] HUNG_UP = {};

    private final HostPort port;
    private final EmulatedDevice device;
    private final Pacing pacing;
    private final Queue<byte[]> fromHost = new ConcurrentLinkedQueue<>();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private volatile boolean connected;
    private volatile @Nullable LinkException readFailure;

    /** The port becomes this emulator's own, to be closed with it. */
    public PortEmulator(HostPort port, EmulatedDevice device, Pacing pacing) {
        this.port = port;
        this.device = device;
        this.pacing = pacing;
    }

    /** What to tell users to open. */
    public String port() {
        return port.name();
    }

    /** Whether a host has opened the port and spoken to the device, and has not hung up. */
    public boolean isConnected() {
        return connected;
    }

    /**
     * Is the device until its trace is over or {@link #close} is called, then closes the port.
     *
     * @throws LinkException when the port fails
     */
    public void run() throws LinkException {
        Thread.ofPlatform().daemon().name("emulated-device-commands").start(this::listen);
        try {
            while (!port.isClosed() && !(connected && device.isEnded())) {
                step();
            }
            bidFarewell();
        } finally {
            close();
        }
        LinkException failure = readFailure;
        if (failure != null) {
            throw failure;
        }
    }

    private void step() throws LinkException {
        obey();
        int count = connected ? device.transmit(buffer, pacing.nowMicros()) : 0;
        if (count > 0) {
            write(count);
        } else if (!(connected && device.isEnded())) {
            pacing.await(connected ? device.dueMicros() : Pacing.NEVER);
        }
    }

    private void write(int count) throws LinkException {
        try {
            port.write(buffer, 0, count);
        } catch (LinkException failure) {
            if (!port.isClosed()) {
                throw failure;
            }
        }
    }

    private void obey() {
        byte @Nullable [] bytes = fromHost.poll();
        while (bytes != null) {
            if (bytes.length == 0) {
                connected = false;
            } else {
                if (!connected) {
                    connected = true;
                    device.powerOn(pacing.nowMicros());
                }
                device.receive(bytes, 0, bytes.length, pacing.nowMicros());
            }
            bytes = fromHost.poll();
        }
    }

    private void listen() {
        byte[] heard = new byte[BUFFER_BYTES];
        try {
            while (!port.isClosed()) {
                int count = port.read(heard);
                fromHost.add(count < 0 ? HUNG_UP : Arrays.copyOf(heard, count));
                pacing.wake();
            }
        } catch (LinkException failure) {
            readFailure = failure;
            close();
        }
    }

    private void bidFarewell() {
        long untilNs = System.nanoTime() + FAREWELL_NS;
        while (connected && !port.isClosed() && System.nanoTime() - untilNs < 0) {
            obey();
            LockSupport.parkNanos(this, 10_000_000);
        }
    }

    @Override
    public void close() {
        port.close();
        pacing.wake();
    }
}
