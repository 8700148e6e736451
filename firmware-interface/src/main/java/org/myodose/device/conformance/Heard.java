package org.myodose.device.conformance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.LinkCounters;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;
import org.myodose.device.wire.Frame;
import org.myodose.device.wire.FrameDecoder;
import org.myodose.device.wire.FrameRouter;
import org.myodose.device.wire.Hello;

/** All that a device has said so far, understood by the very code that measures with it. Confined to one thread. */
final class Heard implements ScanSink {

    /** A stretch of a stream. Times of the device are unwrapped, and count from its first scan. */
    static final class Stretch {
        long scans;
        long firstArrivalNs;
        long lastArrivalNs;
        long deviceMicros;
        long longestFrameMicros;
        int ticksNotLater;
        private int sequence;
        private long tickMicros;
        private long frameMicros;

        private void add(Scan scan) {
            if (scans++ == 0) {
                firstArrivalNs = scan.arrivalNs();
            } else {
                follow(scan);
            }
            sequence = scan.sequence();
            tickMicros = scan.deviceTickMicros();
            lastArrivalNs = scan.arrivalNs();
        }

        private void follow(Scan scan) {
            int step = (int) (scan.deviceTickMicros() - tickMicros);
            ticksNotLater += step <= 0 ? 1 : 0;
            deviceMicros += step;
            frameMicros = scan.sequence() == sequence ? frameMicros + step : 0;
            longestFrameMicros = Math.max(longestFrameMicros, frameMicros);
        }
    }

    final LinkCounters counters = new LinkCounters();
    private final FrameRouter router = new FrameRouter(counters, this);
    private final FrameDecoder decoder = new FrameDecoder(this::onFrame, counters);
    private final List<Reply> replies = new ArrayList<>();
    private final List<Long> statusArrivalsNs = new ArrayList<>();
    private @Nullable DeviceStatus status;
    private Stretch stretch = new Stretch();
    private int hellos;
    private int tareEvents;
    private long arrivalNs;

    void accept(byte[] bytes, int length, long nowNs) {
        arrivalNs = nowNs;
        decoder.accept(bytes, 0, length, nowNs);
    }

    private void onFrame(Frame frame) {
        router.onFrame(frame);
    }

    @Nullable
    Hello hello() {
        return router.hello();
    }

    int unsupportedVersion() {
        return router.unsupportedVersion();
    }

    /** HELLOs that could be understood, so far. */
    int hellos() {
        return hellos;
    }

    int tareEvents() {
        return tareEvents;
    }

    /** The last status, or null before the first. */
    @Nullable
    DeviceStatus status() {
        return status;
    }

    /** When each STATUS came. */
    List<Long> statusArrivalsNs() {
        return statusArrivalsNs;
    }

    /** The scans since the last {@link #beginStretch}. */
    Stretch stretch() {
        return stretch;
    }

    void beginStretch() {
        stretch = new Stretch();
    }

    /** The answers to the frame with that number, the first first. */
    List<Reply> repliesTo(int sequence) {
        return replies.stream()
                .filter(reply -> reply.commandSequence() == sequence)
                .toList();
    }

    @Override
    public void onScan(Scan scan) {
        stretch.add(scan);
    }

    @Override
    public void onHello(DeviceDescription description) {
        hellos++;
    }

    @Override
    public void onStatus(DeviceStatus news) {
        status = news;
        statusArrivalsNs.add(arrivalNs);
    }

    @Override
    public void onEvent(DeviceEvent event) {
        tareEvents += event.kind() == DeviceEvent.Kind.TARE_REQUESTED && event.began() ? 1 : 0;
    }

    @Override
    public void onReply(Reply reply) {
        replies.add(reply);
    }

    /** They are in the counters. */
    @Override
    public void onFramesMissing(int count) {}
}
