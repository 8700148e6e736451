package org.myodose.device;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

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
            try {
                comesBack("last-words-to-", lastWords);
            } finally {
                // Whether they came back or not: closing frees a write that is stuck.
                closeLink();
            }
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
        FutureTask<@Nullable Void> task = new FutureTask<>(call, null);
        Thread.ofPlatform().daemon().name(what + description()).start(task);
        try {
            task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException hangs) {
            return false;
        } catch (InterruptedException impatient) {
            // Whoever waits has been told to end; the driver goes on without them.
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException failure) {
            throw failed(failure);
        }
    }

    private static RuntimeException failed(ExecutionException failure) {
        if (failure.getCause() instanceof Error error) {
            throw error;
        }
        return failure.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(failure);
    }
}
