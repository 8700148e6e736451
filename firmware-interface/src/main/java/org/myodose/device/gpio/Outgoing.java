package org.myodose.device.gpio;

import java.util.OptionalDouble;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.IgnoringSink;
import org.myodose.device.LinkCounters;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;
import org.myodose.device.wire.MessageType;

/** Numbers and stamps what a chip on the pins has to tell, and tells it. For the polling thread; scans allocate nothing. */
final class Outgoing {

    private static final int SEQUENCE_MASK = 0xffff;
    private static final long TICK_MASK = 0xffff_ffffL;
    private static final long NS_PER_MICRO = 1000;

    private final LinkCounters counters;
    private final Scan scan = new Scan();
    private ScanSink sink = new IgnoringSink();
    private int sequence;
    private int commandSequence;
    private boolean told;

    Outgoing(LinkCounters counters) {
        this.counters = counters;
    }

    void deliverTo(ScanSink receiver) {
        sink = receiver;
        told = false;
    }

    /** Whether anything was told since the last {@link #deliverTo}. */
    boolean hasTold() {
        return told;
    }

    /** Where a scan's counts are to be put. */
    int[] counts() {
        return scan.rawCounts();
    }

    /**
     * Hands on the scan in {@link #counts}.
     *
     * @param measuredNs when it was measured, on the host's clock
     * @param arrivalNs when it was read
     */
    void scan(long measuredNs, long arrivalNs, int channelCount) {
        scan.set(nextSequence(), tick(measuredNs), arrivalNs, channelCount);
        counters.add(LinkCounters.Kind.SCANS, 1);
        told = true;
        sink.onScan(scan);
    }

    void event(DeviceEvent.Kind kind, boolean began, long atNs, long arrivalNs) {
        told = true;
        sink.onEvent(new DeviceEvent(kind, began, nextSequence(), tick(atNs), arrivalNs));
    }

    void status(long overruns) {
        nextSequence();
        told = true;
        sink.onStatus(new DeviceStatus(overruns, 0, OptionalDouble.empty(), OptionalDouble.empty()));
    }

    void hello(DeviceDescription device) {
        nextSequence();
        told = true;
        sink.onHello(device);
    }

    /** Answers a command; they are numbered as they come. */
    void reply(Command command, Reply.Result result, long value, long nowNs) {
        nextSequence();
        told = true;
        sink.onReply(new Reply(typeOf(command).code(), commandSequence, result, value, tick(nowNs), nowNs));
        commandSequence = (commandSequence + 1) & SEQUENCE_MASK;
    }

    private static MessageType typeOf(Command command) {
        return switch (command) {
            case Command.Hello() -> MessageType.ASK_HELLO;
            case Command.Start() -> MessageType.START;
            case Command.Stop() -> MessageType.STOP;
            case Command.Rate rate -> MessageType.RATE;
            case Command.Tare() -> MessageType.TARE;
            case Command.Identify identify -> MessageType.IDENTIFY;
            case Command.Ping ping -> MessageType.PING;
        };
    }

    private int nextSequence() {
        int used = sequence;
        sequence = (sequence + 1) & SEQUENCE_MASK;
        return used;
    }

    private static long tick(long ns) {
        return ns / NS_PER_MICRO & TICK_MASK;
    }
}
