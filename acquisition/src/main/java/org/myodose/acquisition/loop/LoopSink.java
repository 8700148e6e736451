package org.myodose.acquisition.loop;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;

/** What the acquisition thread does with each thing that a source delivers: take the turn, note it, condition it. */
final class LoopSink implements ScanSink {

    /** What somebody wants of the zero. */
    enum TareWish {
        NONE,
        TAKE,
        WITHDRAW
    }

    private static final long NONE = Long.MIN_VALUE;

    private final Conditioner conditioner;
    private final Turn turn;
    private final LinkReporter link;
    private final SilenceWatch watch;
    private final Pinger pinger;
    private final AtomicReference<TareWish> tareWish = new AtomicReference<>(TareWish.NONE);
    private final AtomicReference<@Nullable Runnable> anew = new AtomicReference<>();
    private volatile @Nullable DeviceStatus lastStatus;
    private volatile @Nullable Reply lastReply;
    private long lastArrivalNs = NONE;

    LoopSink(Conditioner conditioner, Turn turn, LinkReporter link, SilenceWatch watch, Pinger pinger) {
        this.conditioner = conditioner;
        this.turn = turn;
        this.link = link;
        this.watch = watch;
        this.pinger = pinger;
    }

    /** Any thread: before the next scan this shall stand in the stream. */
    void wish(TareWish wish) {
        tareWish.set(wish);
    }

    /** Any thread: before the next scan this is done, on the acquisition thread, and then all begins anew. The last wish wins. */
    void wishAnew(Runnable before) {
        anew.set(before);
    }

    Optional<DeviceStatus> lastStatus() {
        return Optional.ofNullable(lastStatus);
    }

    Optional<Reply> lastReply() {
        return Optional.ofNullable(lastReply);
    }

    /** Whether a scan came since this was last asked. */
    boolean hasArrival() {
        return lastArrivalNs != NONE;
    }

    /** When the last scan arrived; forgets it. */
    long takeArrivalNs() {
        long arrivalNs = lastArrivalNs;
        lastArrivalNs = NONE;
        return arrivalNs;
    }

    @Override
    public void onScan(Scan scan) {
        turn.take();
        lastArrivalNs = scan.arrivalNs();
        if (link.state() != LinkState.STREAMING) {
            link.change(LinkState.STREAMING, LinkCause.SCANS_ARRIVE, "Scans are coming in.");
        }
        // A zero that is being taken belongs to what went before.
        if (anew.getOpaque() != null && !conditioner.isTaring()) {
            beginAnew();
        }
        if (tareWish.getOpaque() != TareWish.NONE) {
            boolean take = tareWish.getAndSet(TareWish.NONE) == TareWish.TAKE;
            conditioner.onEvent(new DeviceEvent(
                    DeviceEvent.Kind.TARE_REQUESTED, take, scan.sequence(), scan.deviceTickMicros(), scan.arrivalNs()));
        }
        conditioner.onScan(scan);
    }

    private void beginAnew() {
        Runnable before = anew.getAndSet(null);
        if (before != null) {
            before.run();
            conditioner.beginAnew();
        }
    }

    @Override
    public void onHello(DeviceDescription description) {
        turn.take();
        conditioner.onHello(description);
        watch.begin(description.rateMilliHertz());
    }

    @Override
    public void onStatus(DeviceStatus status) {
        lastStatus = status;
    }

    @Override
    public void onEvent(DeviceEvent event) {
        turn.take();
        conditioner.onEvent(event);
    }

    @Override
    public void onReply(Reply reply) {
        lastReply = reply;
        long sentNs = pinger.sentNs(reply);
        if (sentNs != Pinger.NOT_ASKED) {
            conditioner.onPingReply(reply.deviceTickMicros(), sentNs, reply.arrivalNs());
        }
    }

    @Override
    public void onFramesMissing(int count) {
        conditioner.onFramesMissing(count);
    }
}
