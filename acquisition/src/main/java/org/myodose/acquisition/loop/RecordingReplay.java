package org.myodose.acquisition.loop;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.SensorLayout;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.SignalScaling;
import org.myodose.acquisition.recording.RecordedScan;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.acquisition.site.Layouts;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;

/**
 * Sends a recording through a conditioner once more: scans, events and losses in their order, each device with the scalings
 * and the filter that were in force when it was recorded. The consumer is told what it was told live, to the last bit; but
 * for the link's states, which are no part of a signal. Not thread-safe.
 */
public final class RecordingReplay implements RecordingVisitor {

    private final Conditioner conditioner;
    private final @Nullable FilterProfile wantedFilter;
    private final UnaryOperator<Layouts> layouts;
    private SensorLayout recordedLayout = SensorLayout.UNKNOWN;
    private @Nullable SignalScaling recorded;
    private @Nullable FilterProfile recordedFilter;
    private long entriesLost;

    public RecordingReplay(ForceConsumer consumer) {
        this(consumer, null);
    }

    /**
     * A replay with another filter than the recorded one, unless it is null, and with what {@code layouts} makes of the
     * recorded layouts. Of a recording that has none, these are the devices' own.
     */
    public RecordingReplay(
            ForceConsumer consumer, @Nullable FilterProfile wantedFilter, UnaryOperator<Layouts> layouts) {
        this.wantedFilter = wantedFilter;
        this.layouts = layouts;
        conditioner = new Conditioner(device -> recorded(), this::filter, this::layout, consumer);
    }

    /** A replay with another filter than the recorded one; with that one where it is null. */
    public RecordingReplay(ForceConsumer consumer, @Nullable FilterProfile wantedFilter) {
        this(consumer, wantedFilter, UnaryOperator.identity());
    }

    /** Whether a device has introduced itself; without one there can be no scans. */
    public boolean hasDevice() {
        return recorded != null;
    }

    /** Scans and other entries that came live but were never recorded, because the disk was too slow. */
    public long entriesLost() {
        return entriesLost;
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        recordedLayout = signal.layout();
        recordedFilter = signal.filterProfile();
        recorded = new SignalScaling(signal.forceUnit(), signal.scalings());
        conditioner.onHello(device);
    }

    @Override
    public void onScan(RecordedScan scan) {
        conditioner.onScan(scan.scan());
    }

    /** The conditioner finds the gap itself, but not how many frames were missing in it. */
    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        conditioner.onFramesMissing(framesMissing);
    }

    @Override
    public void onLost(long fromMicros, long toMicros, long entries) {
        entriesLost += entries;
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        if (recorded != null) {
            conditioner.onEvent(event);
        }
    }

    private SensorLayout layout(DeviceDescription device) {
        return layouts.apply(this::recordedLayout).layoutOf(device);
    }

    private SensorLayout recordedLayout(DeviceDescription device) {
        return recordedLayout.places().isEmpty() ? Layouts.ofPositions(device) : recordedLayout;
    }

    private FilterProfile filter() {
        FilterProfile profile = wantedFilter == null ? recordedFilter : wantedFilter;
        if (profile == null) {
            throw new IllegalStateException("a device must introduce itself before its filter is asked for");
        }
        return profile;
    }

    private SignalScaling recorded() {
        if (recorded == null) {
            throw new IllegalStateException("a device must introduce itself before its scalings are asked for");
        }
        return recorded;
    }
}
