package org.myodose.acquisition.recording;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.StuckSensor;
import org.myodose.acquisition.ring.ForceRing;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Where one device's acquisition hands over what is to be recorded. The {@link ForceConsumer} methods only copy into a ring
 * and never wait; the recorder's thread takes it from there.
 *
 * <p>Threading: the consumer's methods belong to the device's acquisition thread; the other public ones to any.
 */
public final class DeviceRecorder implements ForceConsumer {

    private final ForceRing ring;
    private final DeviceWriter writer;
    private final RingDrain drain;
    private final Queue<Consumer<DeviceWriter>> marks = new ConcurrentLinkedQueue<>();
    private volatile @Nullable StatusNotes status;

    /** So many scans wake the recorder before its time. */
    private final int manyScans;

    private final Runnable wakeRecorder;
    private int scansHandedOver;

    DeviceRecorder(
            DeviceWriter writer,
            LongSupplier nanoClock,
            RecordingListener listener,
            String file,
            int ringEntries,
            Runnable wakeRecorder) {
        this.manyScans = ringEntries / 8;
        this.wakeRecorder = wakeRecorder;
        this.writer = writer;
        this.ring = new ForceRing(ringEntries);
        this.drain = new RingDrain(writer, nanoClock, listener, file);
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        ring.onDevice(device, signal);
    }

    @Override
    public void onForce(ForceSample sample) {
        ring.onForce(sample);
        if (++scansHandedOver == manyScans) {
            scansHandedOver = 0;
            wakeRecorder.run();
        }
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        ring.onGap(fromMicros, toMicros, framesMissing);
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        ring.onDeviceEvent(event);
    }

    @Override
    public void onTare(SignalDescription signal) {
        ring.onTare(signal);
    }

    @Override
    public void onStuck(StuckSensor news) {
        ring.onStuck(news);
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        ring.onLink(state, cause, sentence);
    }

    /**
     * Notes something that was found in the scans, such as a hold. Any thread; the marker stands in the file after all scans
     * that were handed over before.
     *
     * @param detailsJson one JSON value, kept as it is
     * @throws IllegalArgumentException when it is not JSON
     */
    public void mark(long timeMicros, String type, String detailsJson) {
        MarkerJson.check(detailsJson);
        marks.add(to -> to.note(timeMicros, type, detailsJson));
    }

    /**
     * As above, for a thread that has no time to write JSON: {@code detailsJson} is asked on the recorder's thread. What is
     * not JSON ends the recording as a fault of the program.
     */
    public void mark(long timeMicros, String type, Supplier<String> detailsJson) {
        marks.add(to -> {
            String details = detailsJson.get();
            MarkerJson.check(details);
            to.note(timeMicros, type, details);
        });
    }

    /**
     * Once {@code account} has begun, notes what the link counts and what the device says of its health: every ten seconds,
     * within a second of a new loss, and at the end. Asked on the recorder's thread.
     */
    public void noteStatus(LinkAccount account) {
        status = new StatusNotes(account);
    }

    /** By which it notes what the link counts; null where it notes nothing of it. */
    public @Nullable LinkAccount account() {
        StatusNotes noted = status;
        return noted == null ? null : noted.account();
    }

    /** Scans and other entries for which the recorder's thread came too late. */
    public long entriesMissed() {
        return ring.missed();
    }

    /** Moves all that waits to the writer. Recorder thread. */
    void write(long nowNs) {
        ring.drain(drain);
        drain.alarmIfDue(nowNs);
        for (var mark = marks.poll(); mark != null; mark = marks.poll()) {
            mark.accept(writer);
        }
        StatusNotes noted = status;
        if (noted != null) {
            noted.writeIfDue(writer, nowNs);
        }
    }

    /** Notes what can only be known at the end. Recorder thread. */
    void writeEnd(long nowNs) {
        drain.tellRest(ring.missed());
        StatusNotes noted = status;
        if (noted != null) {
            noted.writeEnd(writer, nowNs);
        }
    }

    /** Forgets what nobody will write any more. */
    void discard() {
        marks.clear();
    }
}
