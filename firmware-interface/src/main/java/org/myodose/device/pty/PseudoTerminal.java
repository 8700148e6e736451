package org.myodose.device.pty;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.myodose.device.HostPort;
import org.myodose.device.LinkException;

/**
 * The device's end of a serial line without hardware: other programs open {@link #path()} as their serial port.
 *
 * <p>{@link #read} returns −1 each time the other side hangs up; the next read waits for whoever opens the port next, so one
 * terminal serves many connections until it is closed. As on a cable, bytes written while nobody has the port open are lost
 * once the terminal's few kilobytes of buffer are full. Someone who opens the port is noticed when they write.
 *
 * <p>Threading: one thread reads, one writes, any closes; locks and system calls make this no part of a measuring path.
 */
public final class PseudoTerminal implements HostPort {

    private static final int TRANSFER_BYTES = 4096;
    private static final int NONE = -1;

    private final Arena arena = Arena.ofShared();
    private final NativeTerminal reading = new NativeTerminal(arena, TRANSFER_BYTES);
    private final NativeTerminal writing = new NativeTerminal(arena, TRANSFER_BYTES);
    private final NativeTerminal closing = new NativeTerminal(arena, Long.BYTES);
    private final Lock readLock = new ReentrantLock();
    private final Lock writeLock = new ReentrantLock();
    private final Lock closeLock = new ReentrantLock();
    private final int master;
    private final int wakeUp;
    private final Path path;
    private final @Nullable Path link;
    /** While nobody else has the port open, this side holds it: a terminal that nobody holds reports hang-up without end. */
    private volatile int heldOpen = NONE;

    private volatile boolean closed;

    private PseudoTerminal(@Nullable Path link) throws LinkException {
        List<Integer> opened = new ArrayList<>();
        try {
            master = done(reading.openMaster(), "open a pseudo-terminal");
            opened.add(master);
            done(reading.grantAndUnlock(master), "unlock a pseudo-terminal");
            wakeUp = done(reading.openWakeUp(), "make a wake-up for a pseudo-terminal");
            opened.add(wakeUp);
            path = Path.of(reading.otherEnd(master));
            heldOpen = done(reading.openTerminal(path.toString()), "open " + path);
            opened.add(heldOpen);
            done(reading.makeRaw(heldOpen), "set " + path + " to raw bytes");
        } catch (LinkException failure) {
            opened.forEach(reading::close);
            arena.close();
            throw failure;
        }
        this.link = link;
    }

    /** Opens a pseudo-terminal. */
    public static PseudoTerminal open() throws LinkException {
        return openWith(null);
    }

    /**
     * Opens a pseudo-terminal and makes {@code link} point to it until it is closed, so that it has a name known beforehand.
     * A link that an earlier terminal left behind is replaced; anything else in that place is left alone and refused.
     */
    public static PseudoTerminal open(Path link) throws LinkException {
        TerminalLink.refuseUnlessFree(link);
        PseudoTerminal terminal = openWith(link);
        try {
            TerminalLink.point(link, terminal.path);
            return terminal;
        } catch (LinkException refused) {
            terminal.close();
            throw refused;
        }
    }

    private static PseudoTerminal openWith(@Nullable Path link) throws LinkException {
        String system = System.getProperty("os.name", "this system");
        if (!system.equals("Linux")) {
            throw new LinkException("A pseudo-terminal can be opened on Linux only, not on " + system
                    + ": connect a real device, or use sim:hand as the source.");
        }
        return new PseudoTerminal(link);
    }

    private static int done(int result, String task) throws LinkException {
        if (result < 0) {
            throw new LinkException("Could not " + task + " (error " + -result
                    + " of the system): check that /dev/ptmx and /dev/pts are there and may be used.");
        }
        return result;
    }

    /** The serial port that others open, such as {@code /dev/pts/3}. */
    public Path path() {
        return path;
    }

    /** The name to tell others: the link where there is one, else the path. */
    @Override
    public String name() {
        return (link != null ? link : path).toString();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** Blocks until bytes have come; −1 when the other side hung up, and for ever after {@link #close}. */
    @Override
    public int read(byte[] buffer) throws LinkException {
        readLock.lock();
        try {
            while (!closed) {
                int count = reading.read(master, buffer);
                if (count > 0) {
                    letGo();
                    return count;
                }
                if (count == 0 || count == -NativeTerminal.INPUT_OUTPUT_ERROR) {
                    holdOpen();
                    return -1;
                }
                refuseUnlessTransient(count, "read from");
                reading.await(master, NativeTerminal.POLL_IN, wakeUp);
            }
            return -1;
        } finally {
            readLock.unlock();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws LinkException {
        writeLock.lock();
        try {
            int done = 0;
            while (done < length) {
                if (closed) {
                    throw new LinkException("The pseudo-terminal " + path + " was closed: open a new one.");
                }
                int count = writing.write(master, bytes, offset + done, length - done);
                if (count >= 0) {
                    done += count;
                } else if (nobodyListens(count)) {
                    return;
                } else {
                    refuseUnlessTransient(count, "write to");
                    writing.await(master, NativeTerminal.POLL_OUT, wakeUp);
                }
            }
        } finally {
            writeLock.unlock();
        }
    }

    private boolean nobodyListens(int failure) {
        return failure == -NativeTerminal.INPUT_OUTPUT_ERROR
                || (failure == -NativeTerminal.TRY_AGAIN && heldOpen != NONE);
    }

    private void refuseUnlessTransient(int failure, String task) throws LinkException {
        if (failure != -NativeTerminal.TRY_AGAIN && failure != -NativeTerminal.INTERRUPTED) {
            throw new LinkException("Could not " + task + " the pseudo-terminal " + path + " (error " + -failure
                    + " of the system): close it and open a new one.");
        }
    }

    /** Someone wrote, so someone else holds the port now; from here on their hang-up shows. */
    private void letGo() {
        if (heldOpen != NONE) {
            int held = heldOpen;
            heldOpen = NONE;
            reading.close(held);
        }
    }

    /** The next one to open the port shall not read what was meant for the one before. */
    private void holdOpen() throws LinkException {
        if (heldOpen == NONE) {
            int held = reading.openTerminal(path.toString());
            if (held < 0) {
                throw new LinkException("Could not open " + path + " again (error " + -held
                        + " of the system): close this pseudo-terminal and open a new one.");
            }
            reading.discardInput(held);
            heldOpen = held;
        }
    }

    @Override
    public String description() {
        return "pseudo-terminal " + name();
    }

    @Override
    public void close() {
        closeLock.lock();
        try {
            if (!closed) {
                closed = true;
                closing.wakeUp(wakeUp);
                release();
            }
        } finally {
            closeLock.unlock();
        }
    }

    /** Waits for reader and writer, whom the wake-up has freed, before the files they use go away. */
    private void release() {
        readLock.lock();
        writeLock.lock();
        try {
            letGo();
            reading.close(master);
            reading.close(wakeUp);
            arena.close();
        } finally {
            writeLock.unlock();
            readLock.unlock();
        }
        if (link != null) {
            TerminalLink.remove(link, path);
        }
    }
}
