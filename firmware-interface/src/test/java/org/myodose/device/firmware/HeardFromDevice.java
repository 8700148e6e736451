package org.myodose.device.firmware;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;

/** Everything that a device said, kept for looking at from another thread, with bounded waiting. */
final class HeardFromDevice implements ScanSink {

    /** A copy of one scan. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sample(int sequence, long tickMicros, int[] counts) {}

    private static final long LONGEST_WAIT_NS = TimeUnit.SECONDS.toNanos(20);

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Sample> samples = new ArrayList<>();
    private final List<DeviceDescription> hellos = new ArrayList<>();
    private final List<DeviceStatus> statuses = new ArrayList<>();
    private final List<DeviceEvent> events = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private int missing;

    @Override
    public void onScan(Scan scan) {
        int[] counts = Arrays.copyOf(scan.rawCounts(), scan.channelCount());
        note(samples, new Sample(scan.sequence(), scan.deviceTickMicros(), counts));
    }

    @Override
    public void onHello(DeviceDescription description) {
        note(hellos, description);
    }

    @Override
    public void onStatus(DeviceStatus status) {
        note(statuses, status);
    }

    @Override
    public void onEvent(DeviceEvent event) {
        note(events, event);
    }

    @Override
    public void onReply(Reply reply) {
        note(replies, reply);
    }

    @Override
    public void onFramesMissing(int count) {
        lock.lock();
        try {
            missing += count;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private <T> void note(List<T> list, T item) {
        lock.lock();
        try {
            list.add(item);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<Sample> awaitSamples(int count) throws InterruptedException {
        return await(count + " scans", () -> samples.size() >= count ? List.copyOf(samples) : null);
    }

    List<DeviceDescription> awaitHellos(int count) throws InterruptedException {
        return await(count + " HELLO", () -> hellos.size() >= count ? List.copyOf(hellos) : null);
    }

    List<DeviceEvent> awaitEvents(int count) throws InterruptedException {
        return await(count + " EVENT", () -> events.size() >= count ? List.copyOf(events) : null);
    }

    /** The status that comes after those heard so far. */
    DeviceStatus awaitNextStatus() throws InterruptedException {
        int heard = statusCount();
        return await("a STATUS", () -> statuses.size() > heard ? statuses.getLast() : null);
    }

    Reply awaitReply(int commandType, int commandSequence) throws InterruptedException {
        return await(
                "the REPLY to command " + commandType + " number " + commandSequence,
                () -> replies.stream()
                        .filter(reply ->
                                reply.commandType() == commandType && reply.commandSequence() == commandSequence)
                        .findFirst()
                        .orElse(null));
    }

    int sampleCount() {
        return locked(samples::size);
    }

    int helloCount() {
        return locked(hellos::size);
    }

    int eventCount() {
        return locked(events::size);
    }

    int missingFrames() {
        return locked(() -> missing);
    }

    private static String lastOf(List<?> list) {
        return list.isEmpty() ? "nothing" : list.getLast().toString();
    }

    private int statusCount() {
        return locked(statuses::size);
    }

    private <T> T locked(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    private <T> T await(String what, Supplier<@Nullable T> look) throws InterruptedException {
        lock.lock();
        try {
            long left = LONGEST_WAIT_NS;
            @Nullable T found = look.get();
            while (found == null) {
                if (left <= 0) {
                    throw new AssertionError("Waited in vain for " + what + "; heard " + samples.size() + " scans, "
                            + lastOf(replies) + ", " + lastOf(statuses) + ", " + lastOf(events) + ", " + missing
                            + " frames missing.");
                }
                left = changed.awaitNanos(left);
                found = look.get();
            }
            return found;
        } finally {
            lock.unlock();
        }
    }
}
