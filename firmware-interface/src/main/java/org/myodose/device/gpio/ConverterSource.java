package org.myodose.device.gpio;

import org.jspecify.annotations.Nullable;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkException;
import org.myodose.device.ScanSink;
import org.myodose.device.ScanSource;
import org.myodose.device.gpio.chip.FeedbackOutput;
import org.myodose.device.gpio.chip.FeedbackPattern;
import org.myodose.device.gpio.chip.HostClock;

/**
 * A converter chip on this computer's pins as a source of scans, perhaps with a patient's stop button and a buzzer or lamp.
 * Ticks are the host's monotonic clock in microseconds.
 *
 * <p>Threading as for any {@link ScanSource}; {@link #play} on any thread. The pins are moved by the polling thread alone.
 */
public final class ConverterSource implements ScanSource, FeedbackOutput {

    private final String description;
    private final Wiring wiring;
    private final Board.Factory boards;
    private final HostClock clock;
    private final LinkCounters counters = new LinkCounters();
    private final MeasuredRate measuredRate = new MeasuredRate();
    private volatile @Nullable ConverterStream stream;
    private volatile boolean closed;

    ConverterSource(String description, Wiring wiring, Board.Factory boards, HostClock clock) {
        this.description = description;
        this.wiring = wiring;
        this.boards = boards;
        this.clock = clock;
    }

    @Override
    public DeviceDescription open() throws LinkException {
        abandon();
        refuseIfClosed();
        ConverterStream opened = ConverterStream.open(wiring, boards.open(), clock, counters, measuredRate);
        stream = opened;
        if (closed) {
            // Whoever closed while the chip settled has not seen it.
            abandon();
            refuseIfClosed();
        }
        return opened.device();
    }

    private void refuseIfClosed() throws LinkException {
        if (closed) {
            throw new LinkException("The source " + description + " was closed: make a new one.");
        }
    }

    private void abandon() {
        ConverterStream left = stream;
        stream = null;
        if (left != null) {
            left.close();
        }
    }

    @Override
    public boolean poll(ScanSink sink) throws LinkException {
        ConverterStream current = stream;
        if (current == null) {
            if (closed) {
                return false;
            }
            throw notOpen();
        }
        try {
            return current.poll(sink);
        } catch (LinkException lost) {
            abandon();
            throw lost;
        }
    }

    private LinkException notOpen() {
        return new LinkException("There is no connection to " + description + ": open it first.");
    }

    private ConverterStream current() throws LinkException {
        ConverterStream current = stream;
        if (current == null) {
            throw notOpen();
        }
        return current;
    }

    @Override
    public void send(Command command) throws LinkException {
        current().send(command);
    }

    /** Whether there is a pin to play patterns on. */
    public boolean hasFeedback() {
        return wiring.buzzerPin().isPresent();
    }

    /** Plays the pattern when there is a buzzer and the source is open; else nothing sounds, as {@link #hasFeedback} tells. */
    @Override
    public void play(FeedbackPattern pattern) {
        ConverterStream current = stream;
        if (current != null) {
            current.play(pattern);
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
        abandon();
    }
}
