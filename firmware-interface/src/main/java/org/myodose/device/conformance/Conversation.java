package org.myodose.device.conformance;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.myodose.device.ByteLink;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;
import org.myodose.device.wire.FrameDecoder;
import org.myodose.device.wire.MessageType;
import org.myodose.device.wire.Pacer;

/**
 * Speaks with a device, command by command, on one thread. A device that says nothing of itself is asked for a HELLO each
 * second, so that waiting has an end, and given up after five.
 */
final class Conversation implements AutoCloseable {

    private static final long NANOS_PER_MILLI = 1_000_000;
    /** Ten times what the protocol grants: what comes later than that is no answer. */
    private static final long PATIENCE_NS = 1_000 * NANOS_PER_MILLI;

    private static final Duration NUDGE_PERIOD = Duration.ofSeconds(1);
    private static final int NUDGES = 5;

    private final ByteLink link;
    private final LongSupplier nanoClock;
    private final Pacer.Beating nudges;
    private final HostFrames frames = new HostFrames();
    private final byte[] nudge = new HostFrames().frame(MessageType.ASK_HELLO.code());
    private final byte[] buffer = new byte[4096];
    private final AtomicInteger nudgesLeft = new AtomicInteger(NUDGES);
    private long slowestAnswerNs;

    final Heard heard = new Heard();

    Conversation(ByteLink link, LongSupplier nanoClock, Pacer pacer) throws LinkException {
        this.link = link;
        this.nanoClock = nanoClock;
        link.write(new byte[] {FrameDecoder.DELIMITER}, 0, 1);
        nudges = pacer.start(NUDGE_PERIOD, this::nudge);
    }

    private void nudge() {
        int left = nudgesLeft.getAndDecrement();
        if (left == NUDGES) {
            // Something came within the last second.
            return;
        }
        if (left <= 0) {
            link.close();
            return;
        }
        try {
            link.write(nudge, 0, nudge.length);
        } catch (LinkException lost) {
            // The reading thread meets the same failure, and tells it.
            link.close();
        }
    }

    /** Sends a command and returns its number. */
    int send(MessageType type, int... payload) throws LinkException {
        return send(type.code(), payload);
    }

    /** Sends a frame of any type and returns its number. */
    int send(int type, int... payload) throws LinkException {
        int sequence = frames.nextSequence();
        sendRaw(frames.frame(type, payload));
        return sequence;
    }

    void sendWrongChecksum(MessageType type) throws LinkException {
        sendRaw(frames.wrongChecksum(type.code()));
    }

    void sendRaw(byte[] line) throws LinkException {
        link.write(line, 0, line.length);
    }

    /** The answer to a command, sent now; null where none comes within a second. */
    @Nullable
    Reply ask(int type, int... payload) throws LinkException {
        long sentNs = nanoClock.getAsLong();
        int sequence = send(type, payload);
        await(() -> !heard.repliesTo(sequence).isEmpty());
        List<Reply> replies = heard.repliesTo(sequence);
        if (replies.isEmpty()) {
            return null;
        }
        noteAnswer(replies.getFirst().arrivalNs() - sentNs);
        return replies.getFirst();
    }

    /** Asks for a HELLO; whether one came within a second. */
    boolean askHello() throws LinkException {
        long sentNs = nanoClock.getAsLong();
        int before = heard.hellos();
        send(MessageType.ASK_HELLO);
        boolean came = await(() -> heard.hellos() > before);
        if (came) {
            noteAnswer(nanoClock.getAsLong() - sentNs);
        }
        return came;
    }

    private void noteAnswer(long tookNs) {
        slowestAnswerNs = Math.max(slowestAnswerNs, tookNs);
    }

    long slowestAnswerNs() {
        return slowestAnswerNs;
    }

    /** Reads until that is so; whether it was within a second. */
    boolean await(BooleanSupplier condition) throws LinkException {
        long untilNs = nanoClock.getAsLong() + PATIENCE_NS;
        while (!condition.getAsBoolean() && nanoClock.getAsLong() < untilNs) {
            read();
        }
        return condition.getAsBoolean();
    }

    /** Reads for so long. */
    void listen(Duration duration) throws LinkException {
        long untilNs = nanoClock.getAsLong() + duration.toNanos();
        while (nanoClock.getAsLong() < untilNs) {
            read();
        }
    }

    private void read() throws LinkException {
        int count = link.read(buffer);
        if (count < 0) {
            throw new LinkException(
                    nudgesLeft.get() < 0
                            ? "The device said nothing for five seconds, although it was asked for a HELLO each second."
                            : "The connection ended.");
        }
        nudgesLeft.set(NUDGES);
        heard.accept(buffer, count, nanoClock.getAsLong());
    }

    @Override
    public void close() {
        nudges.close();
        link.close();
    }
}
