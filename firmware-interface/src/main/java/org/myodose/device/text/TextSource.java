package org.myodose.device.text;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.myodose.device.BoundedLink;
import org.myodose.device.ByteLink;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkException;
import org.myodose.device.ScanSink;
import org.myodose.device.ScanSource;
import org.myodose.device.wire.LinkFactory;
import org.myodose.device.wire.Pacer;

/**
 * A device that prints a line of figures for each scan, over any link. What it is stands nowhere, so it is found out while it is
 * opened, from options and from its first lines; those are then delivered like all others. What was once found out holds for
 * every later opening whose lines fit it, so that a reconnection is no other device.
 *
 * <p>Threading as for any {@link ScanSource}. {@link #poll} takes no lock and allocates nothing.
 */
public final class TextSource implements ScanSource {

    private static final int BUFFER_BYTES = 4096;

    private final String description;
    private final LinkFactory links;
    private final Supplier<String> identity;
    private final TextOptions options;
    private final Pacer pacer;
    private final LongSupplier nanoClock;
    private final LinkCounters counters = new LinkCounters();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private Queue<Chunk> first = new ArrayDeque<>();
    private @Nullable TextLayout known;
    private @Nullable TextStream stream;
    private volatile @Nullable ByteLink link;
    private volatile boolean dropped;
    private volatile boolean closed;

    /**
     * A source in real time.
     *
     * @param description what a user calls it
     * @param identity what tells this device from others, asked at each opening
     */
    public TextSource(String description, LinkFactory links, Supplier<String> identity, TextOptions options) {
        this(description, links, identity, options, Pacer.realTime(), System::nanoTime);
    }

    /** A source with clocks of the caller: one keeps the time of the opening, the other stamps arrivals. */
    public TextSource(
            String description,
            LinkFactory links,
            Supplier<String> identity,
            TextOptions options,
            Pacer pacer,
            LongSupplier nanoClock) {
        this.description = description;
        this.links = links;
        this.identity = identity;
        this.options = options;
        this.pacer = pacer;
        this.nanoClock = nanoClock;
    }

    @Override
    public DeviceDescription open() throws LinkException {
        abandon();
        refuseIfClosed();
        ByteLink opening = new BoundedLink(links.open(), counters);
        dropped = false;
        link = opening;
        TextOpening first = new TextOpening(description, opening, options, nanoClock, counters);
        try {
            // Whoever closed while the link was opening has not seen it.
            refuseIfClosed();
            TextLayout layout = first.layout(pacer, known, identity);
            known = layout;
            this.first = first.chunks();
            stream = new TextStream(layout, counters);
            return layout.device();
        } catch (LinkException failure) {
            abandon();
            throw failure;
        }
    }

    private void refuseIfClosed() throws LinkException {
        if (closed) {
            throw new LinkException("The source " + description + " was closed: make a new one.");
        }
    }

    private void abandon() {
        TextStream left = stream;
        stream = null;
        first.clear();
        if (left != null) {
            left.end();
        }
        closeLink();
    }

    private void closeLink() {
        ByteLink left = link;
        link = null;
        if (left != null) {
            left.close();
        }
    }

    @Override
    public boolean poll(ScanSink sink) throws LinkException {
        TextStream current = stream;
        ByteLink from = link;
        if (current == null || from == null) {
            if (closed) {
                return false;
            }
            throw new LinkException("There is no connection to " + description + ": open it first.");
        }
        Chunk kept = first.poll();
        if (kept != null) {
            current.accept(kept.bytes(), kept.bytes().length, kept.arrivalNs(), sink);
            return true;
        }
        return pollLink(current, from, sink);
    }

    private boolean pollLink(TextStream current, ByteLink from, ScanSink sink) throws LinkException {
        try {
            int count = from.read(buffer);
            if (count < 0) {
                return endedOrderly();
            }
            current.accept(buffer, count, nanoClock.getAsLong(), sink);
            return true;
        } catch (LinkException lost) {
            abandon();
            throw lost;
        }
    }

    private boolean endedOrderly() throws LinkException {
        if (dropped) {
            throw new LinkException(
                    LinkCause.DEAD_PORT,
                    "Nothing at all has come from " + description
                            + " for long, so its port is opened anew: check the cable if this happens again.");
        }
        return false;
    }

    @Override
    public void dropConnection() {
        ByteLink dead = link;
        if (dead != null) {
            dropped = true;
            dead.close();
        }
    }

    /** Who prints lines listens to nobody. */
    @Override
    public void send(Command command) throws LinkException {
        throw new LinkException(description + " prints lines of text and takes no commands.");
    }

    @Override
    public LinkCounters counters() {
        return counters;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void close() {
        closed = true;
        closeLink();
    }
}
