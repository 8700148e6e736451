package org.myodose.acquisition.replay;

import java.util.ArrayList;
import java.util.List;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.SignalScaling;
import org.myodose.acquisition.recording.RecordedScan;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.acquisition.replay.ReplayEntry.News;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.Scan;

/** Keeps what one group of a recording tells, which is some tenths of a second of it, in its order. Not thread-safe. */
final class ReplayBuffer implements RecordingVisitor {

    private final List<ReplayEntry> entries = new ArrayList<>();
    private int next;
    private int size;

    boolean isEmpty() {
        return next == size;
    }

    ReplayEntry peek() {
        return entries.get(next);
    }

    /** The entry is valid until more is read. */
    ReplayEntry take() {
        return entries.get(next++);
    }

    /** Makes room for the next group; to be called when this is empty. */
    void clear() {
        next = 0;
        size = 0;
    }

    private ReplayEntry added() {
        if (size == entries.size()) {
            entries.add(new ReplayEntry());
        }
        return entries.get(size++);
    }

    private void add(News news) {
        added().news = news;
    }

    @Override
    public void onScan(RecordedScan recorded) {
        ReplayEntry entry = added();
        entry.news = null;
        Scan scan = recorded.scan();
        entry.scan.set(scan.sequence(), scan.deviceTickMicros(), scan.arrivalNs(), scan.channelCount());
        if (scan.isMeasured()) {
            entry.scan.setMeasured(scan.measuredNs(), scan.timeUncertaintyNs());
        }
        System.arraycopy(scan.rawCounts(), 0, entry.scan.rawCounts(), 0, scan.channelCount());
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        add(new News.Device(
                device,
                new SignalScaling(signal.forceUnit(), signal.scalings()),
                signal.filterProfile(),
                signal.layout()));
    }

    /** The gap itself is found again by the times of the scans. */
    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        if (framesMissing > 0) {
            add(new News.FramesMissing(framesMissing));
        }
    }

    @Override
    public void onLost(long fromMicros, long toMicros, long lost) {
        add(new News.EntriesLost(lost));
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        add(new News.Event(event));
    }
}
