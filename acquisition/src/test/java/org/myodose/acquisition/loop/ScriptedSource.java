package org.myodose.acquisition.loop;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkException;
import org.myodose.device.ScanSink;
import org.myodose.device.ScanSource;

/** A source that does what a test has told it, in order, and blocks when it has been told nothing. */
final class ScriptedSource implements ScanSource {

    /** What one poll delivers. Returns false at the end. */
    @FunctionalInterface
    interface Poll {
        boolean deliver(ScanSink sink) throws LinkException;
    }

    /** What one opening yields. */
    @FunctionalInterface
    interface Opening {
        DeviceDescription open() throws LinkException;
    }

    private static final Poll CLOSED = sink -> false;

    private final BlockingQueue<Opening> openings = new LinkedBlockingQueue<>();
    private final BlockingQueue<Poll> polls = new LinkedBlockingQueue<>();
    private final LinkCounters counters = new LinkCounters();
    private volatile boolean closed;

    ScriptedSource opens(DeviceDescription device) {
        openings.add(() -> device);
        return this;
    }

    ScriptedSource refuses(String message) {
        openings.add(() -> {
            throw new LinkException(message);
        });
        return this;
    }

    ScriptedSource opensBy(Opening opening) {
        openings.add(opening);
        return this;
    }

    ScriptedSource delivers(Poll poll) {
        polls.add(poll);
        return this;
    }

    ScriptedSource loses(String message) {
        return delivers(sink -> {
            throw new LinkException(message);
        });
    }

    ScriptedSource ends() {
        return delivers(sink -> false);
    }

    @Override
    public DeviceDescription open() throws LinkException {
        return next(openings, () -> {
                    throw new LinkException("closed");
                })
                .open();
    }

    @Override
    public boolean poll(ScanSink sink) throws LinkException {
        return next(polls, CLOSED).deliver(sink);
    }

    private <T> T next(BlockingQueue<T> script, T whenClosed) throws LinkException {
        try {
            while (!closed) {
                T step = script.poll(5, TimeUnit.MILLISECONDS);
                if (step != null) {
                    return step;
                }
            }
            return whenClosed;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return whenClosed;
        }
    }

    @Override
    public void send(Command command) {
        throw new UnsupportedOperationException("the loop sends nothing");
    }

    @Override
    public void dropConnection() {
        loses("Dropped.");
    }

    @Override
    public LinkCounters counters() {
        return counters;
    }

    @Override
    public String description() {
        return "script";
    }

    @Override
    public void close() {
        closed = true;
    }
}
