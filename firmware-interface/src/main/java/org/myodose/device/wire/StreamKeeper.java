package org.myodose.device.wire;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.myodose.device.ByteLink;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceIdentity;
import org.myodose.device.DeviceInputs;
import org.myodose.device.DeviceStatus;
import org.myodose.device.IgnoringSink;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;

/**
 * Keeps one connection's stream going: passes everything on, starts a device again that restarted, and holds back
 * introductions that say nothing new, which are late answers to the handshake's repeated question.
 *
 * <p>Threading: handshake and poll on one thread; send and close on any.
 */
final class StreamKeeper implements ScanSink {

    private final WireConnection connection;
    private final LinkCounters counters;
    private @Nullable DeviceDescription device;
    private ScanSink sink = new IgnoringSink();
    private volatile boolean streamWanted = true;
    private volatile boolean dropped;
    /** To be sent once the bytes at hand are decoded: a sink must not block. */
    private final Queue<Command> owed = new ArrayDeque<>();

    private final long wantedRateMilliHertz;
    private final HeldInputs held = new HeldInputs();

    private boolean scansSinceStatus;
    private final String name;
    private final String usbSerialNumber;
    private final DeviceIdentity identity;
    private @Nullable LinkException refusal;

    /**
     * @param name what a user calls the source
     * @param wantedRateMilliHertz rate that the device shall have; 0 for its own
     */
    StreamKeeper(
            String name,
            ByteLink link,
            LinkCounters counters,
            LongSupplier nanoClock,
            long wantedRateMilliHertz,
            DeviceIdentity identity) {
        this.name = name;
        this.usbSerialNumber = link.usbSerialNumber();
        this.identity = identity;
        this.counters = counters;
        this.wantedRateMilliHertz = wantedRateMilliHertz;
        this.connection = new WireConnection(link, counters, nanoClock);
    }

    WireConnection connection() {
        return connection;
    }

    DeviceDescription handshake(Pacer pacer) throws LinkException {
        Hello hello = new Handshake(connection, name, this::refuseOther, counters).run(pacer);
        identity.adopt(hello.device(), usbSerialNumber);
        connection.deliverTo(this);
        device = hello.device();
        askForRate(hello);
        sendOwed();
        return hello.device();
    }

    private void refuseOther(DeviceDescription introduced) throws LinkException {
        identity.refuseOther(name, introduced, usbSerialNumber);
    }

    /** The device answers with a fresh introduction, which tells everybody the rate that it really has. */
    private void askForRate(Hello hello) throws LinkException {
        if (wantedRateMilliHertz > hello.maxRateMilliHertz()) {
            connection.stopAndClose();
            throw new LinkException(String.format(
                    Locale.ROOT,
                    "The device at %s takes at most %.0f scans a second over this line: give ?rate= no more than that.",
                    name,
                    hello.maxRateMilliHertz() / 1000.0));
        }
        oweRate(hello);
    }

    private void oweRate(Hello hello) {
        if (wantedRateMilliHertz != 0 && hello.device().rateMilliHertz() != wantedRateMilliHertz) {
            owed.add(new Command.Rate(wantedRateMilliHertz));
        }
    }

    /** One chunk of bytes to {@code receiver}; false at the orderly end. */
    boolean poll(ScanSink receiver) throws LinkException {
        if (connection.streamEnded()) {
            return false;
        }
        if (!connection.await()) {
            return endedOrderly();
        }
        sink = receiver;
        connection.receiveAll();
        if (refusal != null) {
            throw refusal;
        }
        sendOwed();
        return !connection.streamEnded();
    }

    private boolean endedOrderly() throws LinkException {
        if (dropped) {
            throw new LinkException(
                    LinkCause.DEAD_PORT,
                    "Nothing at all has come from " + name
                            + " for long, so its port is opened anew: check the cable if this happens again.");
        }
        return false;
    }

    /** Any thread: ends the connection, which the reading thread then learns as a loss. */
    void drop() {
        dropped = true;
        connection.close();
    }

    private void sendOwed() throws LinkException {
        for (Command command = owed.poll(); command != null; command = owed.poll()) {
            connection.send(command);
        }
    }

    void send(Command command) throws LinkException {
        switch (command) {
            case Command.Start() -> streamWanted = true;
            case Command.Stop() -> streamWanted = false;
            default -> {
                // The others leave the stream as it is.
            }
        }
        connection.send(command);
    }

    @Override
    public void onScan(Scan scan) {
        if (refusal == null) {
            scansSinceStatus = true;
            sink.onScan(scan);
        }
    }

    /** Another device on the same line, without the line having been lost, is refused once the bytes at hand are decoded. */
    @Override
    public void onHello(DeviceDescription description) {
        try {
            refuseOther(description);
        } catch (LinkException other) {
            refusal = other;
            return;
        }
        Hello hello = connection.hello();
        if (hello == null) {
            throw new IllegalStateException("the router told of an introduction that it does not have");
        }
        if (hello.neverStarted()) {
            oweRate(hello);
        }
        if (streamWanted && !hello.streaming()) {
            owed.add(new Command.Start());
        }
        if (hello.neverStarted() || !description.equals(device)) {
            device = description;
            sink.onHello(description);
        }
    }

    /** A device that sends its status but no scans has restarted unheard, or has not heard the start: ask it. */
    @Override
    public void onStatus(DeviceStatus status) {
        if (streamWanted && !scansSinceStatus) {
            owed.add(new Command.Hello());
        }
        scansSinceStatus = false;
        status.inputs().ifPresent(this::makeUpEvents);
        sink.onStatus(status);
    }

    private void makeUpEvents(DeviceInputs told) {
        Frame frame = connection.statusFrame();
        if (frame == null) {
            throw new IllegalStateException("a status was told without its frame");
        }
        for (DeviceEvent event : held.missed(told, frame)) {
            counters.add(LinkCounters.Kind.EVENTS_MADE_UP, 1);
            sink.onEvent(event);
        }
    }

    @Override
    public void onEvent(DeviceEvent event) {
        if (held.isNews(event)) {
            sink.onEvent(event);
        }
    }

    @Override
    public void onReply(Reply reply) {
        sink.onReply(reply);
    }

    @Override
    public void onFramesMissing(int count) {
        sink.onFramesMissing(count);
    }
}
