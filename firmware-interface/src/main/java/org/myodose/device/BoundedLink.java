package org.myodose.device;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A link whose {@link #close} comes back within seconds, whatever its driver does: serial drivers are known to hang there. What
 * hangs is left to a daemon thread, counted as {@link LinkCounters.Kind#THREADS_LEFT_BEHIND} and told in the log; a read that
 * hangs with it goes on hanging. Everything else is the link's own.
 */
public final class BoundedLink implements ByteLink {

    /** How long the driver may take, for the last words and again for the closing. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ByteLink link;
    private final LinkCounters counters;
    private final Duration patience;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** To be wrapped around a link as soon as it is open. */
    public BoundedLink(ByteLink link, LinkCounters counters) {
        this(link, counters, PATIENCE);
    }

    BoundedLink(ByteLink link, LinkCounters counters, Duration patience) {
        this.link = link;
        this.counters = counters;
        this.patience = patience;
    }

    @Override
    public int read(byte[] buffer) throws LinkException {
        return link.read(buffer);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws LinkException {
        link.write(bytes, offset, length);
    }

    @Override
    public String usbSerialNumber() {
        return link.usbSerialNumber();
    }

    @Override
    public String description() {
        return link.description();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closeLink();
        }
    }

    /** As {@link #close}, after something was tried that writes, which may hang as well. */
    public void closeAfter(Runnable lastWords) {
        if (closed.compareAndSet(false, true)) {
            // Whether it came back or not: closing frees a write that is stuck.
            comesBack("last-words-to-", lastWords);
            closeLink();
        }
    }

    private void closeLink() {
        if (!comesBack("closing-", link::close)) {
            counters.addFromAnyThread(LinkCounters.Kind.THREADS_LEFT_BEHIND, 1);
            System.getLogger(BoundedLink.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "{0} does not close: its driver hangs. It stays busy until this program ends or the device is"
                                    + " unplugged.",
                            description());
        }
    }

    private boolean comesBack(String what, Runnable call) {
        Thread thread = Thread.ofPlatform().daemon().name(what + description()).start(call);
        try {
            return thread.join(patience);
        } catch (InterruptedException impatient) {
            // Whoever waits has been told to end; the driver goes on without them.
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
