package org.myodose.device.trace;

import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkException;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;
import org.myodose.device.ScanSource;

/**
 * A trace as a source of scans, at once and without a wire: what {@code analyze} reads a researcher's file through. The scans
 * are those of {@link TraceCounts}, with the trace's times as device ticks and as arrivals.
 */
public final class TraceSource implements ScanSource {

    private static final long TICK_MASK = 0xFFFF_FFFFL;
    private static final int SEQUENCE_MASK = 0xFFFF;

    private final TraceCounts trace;
    private final String description;
    private final LinkCounters counters = new LinkCounters();
    private final Scan scan = new Scan();
    private static final int NOT_OPEN = -1;

    private int next = NOT_OPEN;
    private volatile boolean closed;

    public TraceSource(TraceCounts trace) {
        this.trace = trace;
        this.description = "trace:" + trace.description().serialNumber();
    }

    /** Begins at the first row, also when opened again. */
    @Override
    public DeviceDescription open() throws LinkException {
        if (closed) {
            throw new LinkException(description + " was closed: make a new source of it.");
        }
        next = 0;
        return trace.description();
    }

    @Override
    public boolean poll(ScanSink sink) throws LinkException {
        if (next == NOT_OPEN && !closed) {
            throw new LinkException("There is nothing to read of " + description + ": open it first.");
        }
        if (closed || next == trace.scans()) {
            return false;
        }
        long micros = trace.timeMicros(next);
        scan.set(
                next & SEQUENCE_MASK,
                micros & TICK_MASK,
                micros * 1000,
                trace.description().channels().size());
        trace.copyCounts(next, scan.rawCounts());
        next++;
        counters.add(LinkCounters.Kind.SCANS, 1);
        sink.onScan(scan);
        return true;
    }

    /** A file obeys no commands. */
    @Override
    public void send(Command command) throws LinkException {
        throw new LinkException(
                description + " is a file and takes no commands: emulate it to have a device that does.");
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
    }
}
