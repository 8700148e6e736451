package org.myodose.device.emulated;

import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.myodose.device.Command;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.LinkCounters;
import org.myodose.device.Reply;
import org.myodose.device.wire.Frame;
import org.myodose.device.wire.FrameDecoder;
import org.myodose.device.wire.FrameEncoder;
import org.myodose.device.wire.Hello;
import org.myodose.device.wire.MessageType;
import org.myodose.device.wire.Messages;

/**
 * The device's side of wire protocol v1: introduces itself, obeys commands, streams what its {@link CountSource} measures and
 * reports its status each second.
 *
 * <p>A pure state machine: it is told the time (its own, in microseconds) and the bytes that came, and gives the bytes that are
 * due. The stream begins at the source's first scan with every START, so that a late host misses nothing. It never leaves out
 * a scan: who reads late gets them late. Not thread-safe; scans are made without allocation.
 */
public final class EmulatedDevice {

    private static final long TICK_MASK = 0xFFFF_FFFFL;
    private static final long STATUS_PERIOD_MICROS = 1_000_000;

    private final CountSource source;
    private final TickClock tickClock;
    private final LongSupplier nanoClock;
    private final Outbox outbox = new Outbox();
    private final ScanBatch batch;
    private FrameEncoder encoder = new FrameEncoder();
    private LinkCounters commandCounters = new LinkCounters();
    private FrameDecoder decoder = new FrameDecoder(this::onFrame, commandCounters);

    private long nowMicros;
    private long clockOriginMicros;
    private boolean everStarted;
    private boolean streaming;
    private boolean ended;
    private boolean patientStopHeld;
    private long startedMicros;
    private long statusDueMicros;

    public EmulatedDevice(CountSource source) {
        this(source, TickClock.DEVICE, System::nanoTime);
    }

    /** @param nanoClock host's monotonic clock, for {@link TickClock#MONOTONIC} */
    public EmulatedDevice(CountSource source, TickClock tickClock, LongSupplier nanoClock) {
        this.source = source;
        this.tickClock = tickClock;
        this.nanoClock = nanoClock;
        this.batch = new ScanBatch(source, tickClock == TickClock.MONOTONIC);
        powerOn(0);
    }

    /** Resets the device: it forgets everything and introduces itself. */
    public void powerOn(long nowMicros) {
        this.nowMicros = nowMicros;
        outbox.reset();
        encoder = new FrameEncoder();
        commandCounters = new LinkCounters();
        decoder = new FrameDecoder(this::onFrame, commandCounters);
        batch.clear();
        everStarted = false;
        streaming = false;
        ended = false;
        patientStopHeld = false;
        statusDueMicros = nowMicros + STATUS_PERIOD_MICROS;
        source.restart();
        sendHello();
    }

    /** Bytes from the host have come. Whatever they are, nothing is thrown. */
    public void receive(byte[] bytes, int offset, int length, long nowMicros) {
        this.nowMicros = nowMicros;
        decoder.accept(bytes, offset, length, 0);
    }

    /** Puts bytes that are due at the start of {@code buffer} and returns how many; 0 when nothing is due yet. */
    public int transmit(byte[] buffer, long nowMicros) {
        this.nowMicros = nowMicros;
        while (!outbox.isFull() && nextMicros() <= nowMicros) {
            sendNext();
        }
        return outbox.take(buffer);
    }

    /** Device time at which the next bytes will be due. */
    public long dueMicros() {
        return outbox.isEmpty() ? nextMicros() : nowMicros;
    }

    /** Whether the source came to its end and all of it was taken. */
    public boolean isEnded() {
        return ended && outbox.isEmpty();
    }

    private long nextMicros() {
        if (ended) {
            return Pacing.NEVER;
        }
        return streaming ? Math.min(scanMicros(), statusDueMicros) : statusDueMicros;
    }

    private long scanMicros() {
        return startedMicros + source.dueMicros();
    }

    private void sendNext() {
        // A status that is due together with a scan goes first: the last scan shall be the last word.
        if (statusDueMicros <= nowMicros && (!streaming || statusDueMicros <= scanMicros())) {
            sendStatus();
            return;
        }
        long deviceMicros = scanMicros();
        boolean monotonic = tickClock == TickClock.MONOTONIC;
        long tickMicros = monotonic ? nanoClock.getAsLong() / 1000 : deviceMicros - clockOriginMicros;
        batch.add(tickMicros);
        tellPatientStop(tickMicros);
        boolean more = source.advance();
        if (!more || !batch.takes(scanMicros() - deviceMicros)) {
            sendBatch();
        }
        streaming = more;
        if (!more) {
            end();
        }
    }

    private void tellPatientStop(long tickMicros) {
        boolean held = source.patientStopHeld();
        if (held != patientStopHeld) {
            patientStopHeld = held;
            // The scan with which it came stands before it.
            sendBatch();
            byte[] line = outbox.withRoom();
            outbox.added(
                    encoder.event(DeviceEvent.Kind.PATIENT_STOP, held, tickMicros & TICK_MASK, line, outbox.end()));
        }
    }

    private void end() {
        ended = true;
        byte[] line = outbox.withRoom();
        outbox.added(encoder.endOfStream(tick(), line, outbox.end()));
    }

    private void sendBatch() {
        if (!batch.isEmpty()) {
            byte[] line = outbox.withRoom();
            outbox.added(batch.encode(encoder, line, outbox.end()));
        }
    }

    private long tick() {
        long micros = everStarted ? nowMicros - clockOriginMicros : 0;
        return (tickClock == TickClock.MONOTONIC ? nanoClock.getAsLong() / 1000 : micros) & TICK_MASK;
    }

    private void sendHello() {
        Hello hello = new Hello(
                source.description(), streaming, !everStarted, source.maxRateMilliHertz(), source.countBytes());
        byte[] line = outbox.withRoom();
        outbox.added(encoder.hello(hello, tick(), line, outbox.end()));
    }

    private void sendStatus() {
        DeviceStatus status =
                new DeviceStatus(0, commandCounters.damagedFrames(), OptionalDouble.empty(), OptionalDouble.empty());
        byte[] line = outbox.withRoom();
        outbox.added(encoder.status(status, tick(), line, outbox.end()));
        statusDueMicros += STATUS_PERIOD_MICROS;
    }

    private void sendReply(Frame command, Reply.Result result, long value) {
        Reply reply = new Reply(command.type(), command.sequence(), result, value);
        byte[] line = outbox.withRoom();
        outbox.added(encoder.reply(reply, tick(), line, outbox.end()));
    }

    private void onFrame(Frame frame) {
        Command command = Messages.command(frame);
        if (command == null) {
            refuse(frame);
            return;
        }
        switch (command) {
            case Command.Hello() -> sendHello();
            case Command.Start() -> {
                start();
                sendReply(frame, Reply.Result.DONE, 0);
            }
            case Command.Stop() -> {
                sendBatch();
                streaming = false;
                sendReply(frame, Reply.Result.DONE, 0);
            }
            case Command.Rate rate -> {
                sendReply(frame, Reply.Result.DONE, source.changeRate(rate.milliHertz()));
                sendHello();
            }
            case Command.Tare() -> {
                byte[] line = outbox.withRoom();
                outbox.added(encoder.event(DeviceEvent.Kind.TARE_REQUESTED, true, tick(), line, outbox.end()));
                sendReply(frame, Reply.Result.DONE, 0);
            }
            // There is no lamp to blink.
            case Command.Identify identify -> sendReply(frame, Reply.Result.DONE, 0);
            case Command.Ping ping -> sendReply(frame, Reply.Result.DONE, Integer.toUnsignedLong(ping.token()));
        }
    }

    private void refuse(Frame frame) {
        @Nullable MessageType type = MessageType.of(frame.type());
        boolean known = type != null && type.isCommand();
        sendReply(frame, known ? Reply.Result.BAD_ARGUMENT : Reply.Result.UNKNOWN_COMMAND, 0);
    }

    private void start() {
        if (streaming || ended) {
            return;
        }
        if (!everStarted) {
            clockOriginMicros = nowMicros;
        }
        everStarted = true;
        startedMicros = nowMicros;
        patientStopHeld = false;
        source.restart();
        streaming = source.advance();
        if (!streaming) {
            end();
        }
    }
}
