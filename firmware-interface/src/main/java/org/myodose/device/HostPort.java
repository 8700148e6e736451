package org.myodose.device;

/**
 * The device's end of a line that one host after another may open: a pseudo-terminal, a listening socket.
 *
 * <p>{@link #read} returns −1 each time a host hangs up; the next read waits for the next host, until the port is closed. What
 * is written while no host is there is lost, as on a cable. One thread reads, one writes, any closes.
 */
public interface HostPort extends ByteLink {

    /** What to tell users to open. */
    String name();

    boolean isClosed();
}
