package org.myodose.device.text;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.myodose.device.HostPort;
import org.myodose.device.LinkException;

/** A sketch in a loop: prints {@code micros, steady, counts} lines at a steady rate to whoever listens. */
public final class PrintingDevice implements AutoCloseable {

    private final HostPort port;
    private final Thread printing;
    private final long periodNs;

    public PrintingDevice(HostPort port, int linesPerSecond) {
        this.port = port;
        this.periodNs = 1_000_000_000L / linesPerSecond;
        printing = Thread.ofPlatform().daemon().start(this::print);
        Thread.ofPlatform().daemon().start(this::listen);
    }

    /** What hosts write is not listened to, but a socket is accepted by reading. */
    private void listen() {
        byte[] ignored = new byte[64];
        try {
            while (!port.isClosed()) {
                port.read(ignored);
            }
        } catch (LinkException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void print() {
        long startNs = System.nanoTime();
        for (long line = 0; !port.isClosed(); line++) {
            while (System.nanoTime() - startNs < line * periodNs) {
                LockSupport.parkNanos(periodNs / 4);
            }
            byte[] text = (line * periodNs / 1000 + "," + line % 1000 / 100.0 + "," + line % 1024 + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            try {
                port.write(text, 0, text.length);
            } catch (LinkException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        port.close();
        try {
            printing.join(10_000);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
