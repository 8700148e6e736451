package org.myodose.acquisition.loop;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BooleanSupplier;
import org.myodose.acquisition.clock.HostClock;
import org.myodose.acquisition.clock.PingPace;
import org.myodose.device.Command;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;
import org.myodose.device.ScanSource;
import org.myodose.device.wire.MessageType;

/**
 * Asks a device for its time now and then, on a thread of its own: a device that does not read could block the sender. A
 * reply that is lost does no harm.
 *
 * <p>Threading: {@link #run} is the thread's; {@link #sentNs} belongs to the acquisition thread.
 */
final class Pinger implements Runnable {

    /** {@link #sentNs} of a reply that nobody waits for. */
    static final long NOT_ASKED = Long.MIN_VALUE;

    private static final int PING_TYPE = MessageType.PING.code();

    /** Replies later than so many PINGs are not told apart any more; a power of two. */
    private static final int REMEMBERED = 16;

    private final ScanSource source;
    private final HostClock clock;
    private final BooleanSupplier streaming;
    private final AtomicLongArray sentNs = new AtomicLongArray(REMEMBERED);
    private final AtomicInteger lastToken = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();

    Pinger(ScanSource source, HostClock clock, BooleanSupplier streaming) {
        this.source = source;
        this.clock = clock;
        this.streaming = streaming;
    }

    /** Until interrupted. */
    @Override
    public void run() {
        PingPace pace = new PingPace();
        int answeredBefore = 0;
        try {
            while (true) {
                if (streaming.getAsBoolean()) {
                    ping();
                } else {
                    pace = new PingPace();
                }
                clock.sleep(pace.nextNs());
                int answeredNow = answered.get();
                if (answeredNow != answeredBefore) {
                    pace.answered();
                }
                answeredBefore = answeredNow;
            }
        } catch (InterruptedException over) {
            // The acquisition thread has ended.
        }
    }

    private void ping() {
        int token = lastToken.get() + 1;
        sentNs.set(token & (REMEMBERED - 1), clock.nanoTime());
        lastToken.set(token);
        try {
            source.send(new Command.Ping(token));
        } catch (LinkException lost) {
            // The acquisition thread hears of the loss itself, and tells it.
            System.getLogger(Pinger.class.getName()).log(System.Logger.Level.DEBUG, "No ping could be sent.", lost);
        }
    }

    /** When the PING was sent that {@code reply} answers, or {@link #NOT_ASKED}. */
    long sentNs(Reply reply) {
        if (reply.commandType() != PING_TYPE || reply.result() != Reply.Result.DONE) {
            return NOT_ASKED;
        }
        int token = (int) reply.value();
        int age = lastToken.get() - token;
        if (age < 0 || age >= REMEMBERED / 2 || token <= 0) {
            return NOT_ASKED;
        }
        answered.incrementAndGet();
        return sentNs.get(token & (REMEMBERED - 1));
    }
}
