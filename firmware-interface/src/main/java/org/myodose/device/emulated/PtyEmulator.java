package org.myodose.device.emulated;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.myodose.device.LinkException;
import org.myodose.device.pty.PseudoTerminal;

/**
 * An emulated device on a pseudo-terminal, which any program opens as its serial port.
 *
 * <p>As an Uno does, the device resets when a host opens the port: it then introduces itself, and its trace begins at the first
 * row with the host's START. When the host hangs up, it waits for the next one. When the trace is over, the port closes.
 *
 * <p>Threading: {@link #run} is the device's thread; a second one reads the host's commands; {@link #close} may come from any.
 */
public final class PtyEmulator implements AutoCloseable {

    /** What the host has not read when the port closes is lost, so it gets this long for the last bytes. */
    private static final long FAREWELL_NS = 1_000_000_000;

    private static final int BUFFER_BYTES = 4096;
    private static final byte[] HUNG_UP = {};

    private final PseudoTerminal terminal;
    private final EmulatedDevice device;
    private final Pacing pacing;
    private final Queue<byte[]> fromHost = new ConcurrentLinkedQueue<>();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private volatile boolean connected;
    private volatile @Nullable LinkException readFailure;

    /** The terminal becomes this emulator's own, to be closed with it. */
    public PtyEmulator(PseudoTerminal terminal, EmulatedDevice device, Pacing pacing) {
        this.terminal = terminal;
        this.device = device;
        this.pacing = pacing;
    }

    /**
     * Opens a pseudo-terminal with the device on it, in real time times {@code speed}.
     *
     * @param link a name for the port known beforehand, as a symbolic link; null for none
     * @throws LinkException when the system grants no pseudo-terminal or the link cannot be made
     */
    public static PtyEmulator open(EmulatedDevice device, double speed, @Nullable Path link) throws LinkException {
        Pacing pacing = Pacing.realTime(speed);
        return new PtyEmulator(link == null ? PseudoTerminal.open() : PseudoTerminal.open(link), device, pacing);
    }

    /** What to tell users to open: the link where there is one, else the terminal's path. */
    public Path port() {
        return terminal.name();
    }

    /** Whether a host has opened the port and spoken to the device, and has not hung up. */
    public boolean isConnected() {
        return connected;
    }

    /**
     * Is the device until its trace is over or {@link #close} is called, then closes the port.
     *
     * @throws LinkException when the pseudo-terminal fails
     */
    public void run() throws LinkException {
        Thread.ofPlatform().daemon().name("emulated-device-commands").start(this::listen);
        try {
            while (!terminal.isClosed() && !(connected && device.isEnded())) {
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
            terminal.write(buffer, 0, count);
        } catch (LinkException failure) {
            if (!terminal.isClosed()) {
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
            while (!terminal.isClosed()) {
                int count = terminal.read(heard);
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
        while (connected && !terminal.isClosed() && System.nanoTime() - untilNs < 0) {
            obey();
            LockSupport.parkNanos(this, 10_000_000);
        }
    }

    @Override
    public void close() {
        terminal.close();
        pacing.wake();
    }
}
