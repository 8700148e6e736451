package org.myodose.device.wire;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceIdentity;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkException;
import org.myodose.device.ScanSink;
import org.myodose.device.ScanSource;

/**
 * A device that speaks wire protocol v1 over any link: the one way from bytes to scans, whether the device is real,
 * emulated or simulated.
 *
 * <p>A device that restarts in mid-stream is started again by itself, and told to the sink as a HELLO. After a {@link
 * LinkException} {@link #open} may be called again; after {@link #close} not. Then {@link DeviceIdentity} lets in the same
 * device only.
 *
 * <p>Threading as for any {@link ScanSource}. {@link #poll} takes no lock and allocates nothing for scans.
 */
public final class WireSource implements ScanSource {

    private final String description;
    private final LinkFactory links;
    private final Pacer pacer;
    private final LongSupplier nanoClock;
    private final long wantedRateMilliHertz;
    private final DeviceIdentity identity;
    private final LinkCounters counters = new LinkCounters();
    private volatile @Nullable StreamKeeper stream;
    private volatile boolean closed;

    /** A source in real time. {@code description} is what a user calls it. */
    public WireSource(String description, LinkFactory links) {
        this(description, links, 0);
    }

    /** As above, of a device that shall scan at {@code wantedRateMilliHertz}, or at the nearest rate it can; 0 for its own. */
    public WireSource(String description, LinkFactory links, long wantedRateMilliHertz) {
        this(description, links, wantedRateMilliHertz, new DeviceIdentity());
    }

    /** As above, where {@code links} looks for the device that {@code identity} comes to know. */
    public WireSource(String description, LinkFactory links, long wantedRateMilliHertz, DeviceIdentity identity) {
        this(description, links, Pacer.realTime(), System::nanoTime, wantedRateMilliHertz, identity);
    }

    /**
     * A source with clocks of the caller.
     *
     * @param pacer keeps the time of the handshake
     * @param nanoClock stamps arrivals; monotonic, in nanoseconds
     */
    public WireSource(String description, LinkFactory links, Pacer pacer, LongSupplier nanoClock) {
        this(description, links, pacer, nanoClock, 0, new DeviceIdentity());
    }

    WireSource(
            String description,
            LinkFactory links,
            Pacer pacer,
            LongSupplier nanoClock,
            long wantedRateMilliHertz,
            DeviceIdentity identity) {
        this.identity = identity;
        this.wantedRateMilliHertz = wantedRateMilliHertz;
        this.description = description;
        this.links = links;
        this.pacer = pacer;
        this.nanoClock = nanoClock;
    }

    @Override
    public DeviceDescription open() throws LinkException {
        abandon();
        refuseIfClosed();
        StreamKeeper opening =
                new StreamKeeper(description, links.open(), counters, nanoClock, wantedRateMilliHertz, identity);
        stream = opening;
        try {
            // Whoever closed while the link was opening has not seen it.
            refuseIfClosed();
            return opening.handshake(pacer);
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
        StreamKeeper left = stream;
        stream = null;
        if (left != null) {
            left.connection().abandon();
        }
    }

    @Override
    public boolean poll(ScanSink sink) throws LinkException {
        StreamKeeper current = stream;
        if (current == null) {
            return refuseUnlessClosed();
        }
        try {
            return current.poll(sink);
        } catch (LinkException lost) {
            abandon();
            throw lost;
        }
    }

    private boolean refuseUnlessClosed() throws LinkException {
        if (!closed) {
            throw notConnected();
        }
        return false;
    }

    private LinkException notConnected() {
        return new LinkException("There is no connection to " + description + ": open it first.");
    }

    @Override
    public void send(Command command) throws LinkException {
        StreamKeeper current = stream;
        if (current == null) {
            throw notConnected();
        }
        current.send(command);
    }

    @Override
    public boolean answersPings() {
        return true;
    }

    @Override
    public void dropConnection() {
        StreamKeeper current = stream;
        if (current != null) {
            current.drop();
        }
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
        StreamKeeper current = stream;
        stream = null;
        if (current != null) {
            current.connection().stopAndClose();
        }
    }
}
