package org.myodose.device.wire;

import org.jspecify.annotations.Nullable;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;

/**
 * The host's understanding of a device's frames: follows the sequence numbers, remembers the last HELLO, and turns each
 * frame into calls of a {@link ScanSink}. Whatever cannot be handed on is counted by its kind. A frame of SCANS is handed
 * on without allocation.
 *
 * <p>Threading: the thread that feeds the decoder.
 */
public final class FrameRouter implements FrameHandler {

    private final LinkCounters counters;
    private final SequenceTracker sequences = new SequenceTracker();
    private final Scan scan = new Scan();
    private ScanSink sink;
    private @Nullable Hello hello;
    private int countBytes;
    private int channelCount;
    private int unsupportedVersion;
    private boolean streamEnded;
    private @Nullable Frame statusFrame;

    public FrameRouter(LinkCounters counters, ScanSink sink) {
        this.counters = counters;
        this.sink = sink;
    }

    /** From now on everything goes to {@code sink}. */
    public void deliverTo(ScanSink sink) {
        this.sink = sink;
    }

    /** The device's last introduction, or null while none has come. */
    public @Nullable Hello hello() {
        return hello;
    }

    /** Version of the last HELLO that this program does not speak, or 0 while none has come. */
    public int unsupportedVersion() {
        return unsupportedVersion;
    }

    /** Whether the device has told that nothing more will come. */
    boolean streamEnded() {
        return streamEnded;
    }

    /** The frame of the status that is just being told, or null before the first. */
    @Nullable
    Frame statusFrame() {
        return statusFrame;
    }

    @Override
    public void onFrame(Frame frame) {
        int missing = follow(frame);
        if (missing == SequenceTracker.DUPLICATE) {
            counters.add(Kind.DUPLICATE_FRAMES, 1);
            return;
        }
        if (missing > 0) {
            counters.add(Kind.FRAMES_MISSING, missing);
            sink.onFramesMissing(missing);
        }
        @Nullable MessageType type = MessageType.of(frame.type());
        if (type == null) {
            counters.add(Kind.UNKNOWN_TYPES, 1);
            return;
        }
        switch (type) {
            case SCANS -> onScans(frame);
            case HELLO -> onHello(frame);
            case STATUS -> onStatus(frame);
            case EVENT -> onEvent(frame);
            case REPLY -> onReply(frame);
            case ASK_HELLO, START, STOP, RATE, TARE, IDENTIFY, PING -> counters.add(Kind.UNKNOWN_TYPES, 1);
        }
    }

    private int follow(Frame frame) {
        boolean fresh = frame.type() == MessageType.HELLO.code()
                && frame.payloadLength() >= 2
                && (frame.u8(1) & Messages.NEVER_STARTED_FLAG) != 0;
        if (fresh) {
            sequences.restart(frame.sequence());
            return 0;
        }
        return sequences.follow(frame.sequence());
    }

    private void onScans(Frame frame) {
        if (hello == null) {
            counters.add(Kind.UNDESCRIBED_FRAMES, 1);
        } else if (!possibleScans(frame)) {
            counters.add(Kind.BAD_PAYLOADS, 1);
        } else {
            deliverScans(frame);
        }
    }

    private boolean possibleScans(Frame frame) {
        int scanCount = frame.payloadLength() == 0 ? 0 : frame.u8(0);
        int scanBytes = countBytes * channelCount;
        boolean possible = scanCount > 0 && frame.payloadLength() == scanCount * (scanBytes + 2) - 1;
        for (int next = 1; possible && next < scanCount; next++) {
            possible = frame.u16(next * (scanBytes + 2) - 1) > 0;
        }
        return possible;
    }

    private void deliverScans(Frame frame) {
        int scanCount = frame.u8(0);
        int scanBytes = countBytes * channelCount;
        long tickMicros = frame.tickMicros();
        int at = 1;
        for (int i = 0; i < scanCount; i++) {
            if (i > 0) {
                tickMicros = (tickMicros + frame.u16(at)) & 0xFFFF_FFFFL;
                at += 2;
            }
            scan.set(frame.sequence(), tickMicros, frame.arrivalNs(), channelCount);
            frame.counts(at, countBytes, channelCount, scan.rawCounts());
            at += scanBytes;
            counters.add(Kind.SCANS, 1);
            sink.onScan(scan);
        }
    }

    private void onHello(Frame frame) {
        int version = Messages.protocolVersion(frame);
        if (version > Hello.PROTOCOL_VERSION) {
            unsupportedVersion = version;
            counters.add(Kind.UNKNOWN_TYPES, 1);
            return;
        }
        @Nullable Hello understood = Messages.hello(frame);
        if (understood == null) {
            counters.add(Kind.BAD_PAYLOADS, 1);
            return;
        }
        hello = understood;
        countBytes = understood.countBytes();
        channelCount = understood.channelCount();
        sink.onHello(understood.device());
    }

    private void onStatus(Frame frame) {
        @Nullable DeviceStatus status = Messages.status(frame);
        if (status == null) {
            counters.add(Kind.BAD_PAYLOADS, 1);
        } else {
            statusFrame = frame;
            sink.onStatus(status);
        }
    }

    private void onEvent(Frame frame) {
        if (Messages.isEndOfStream(frame)) {
            streamEnded = true;
            return;
        }
        @Nullable DeviceEvent event = Messages.event(frame);
        if (event == null) {
            counters.add(Messages.isUnknownEvent(frame) ? Kind.UNKNOWN_TYPES : Kind.BAD_PAYLOADS, 1);
        } else {
            sink.onEvent(event);
        }
    }

    private void onReply(Frame frame) {
        @Nullable Reply reply = Messages.reply(frame);
        if (reply == null) {
            counters.add(Kind.BAD_PAYLOADS, 1);
        } else {
            sink.onReply(reply);
        }
    }
}
