package org.myodose.acquisition.loop;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.calibration.Scalings;
import org.myodose.acquisition.clock.GapRule;
import org.myodose.acquisition.clock.ScanClock;
import org.myodose.acquisition.clock.TimingMeter;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.acquisition.site.Layouts;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;

/**
 * Turns scans into force samples: times unwrapped, gaps told, counts calibrated and tared, the total filtered. The live
 * loop, the replay of a recording and the analysis of a table all use it: same calls, same figures to the last bit.
 *
 * <p>A gap, by {@link GapRule} or by a restart of the device, resets the filter; the sample after it comes unfiltered. A
 * scan that is late, or has another number of channels than the device announced, is dropped and counted. A tare begins
 * with a {@link DeviceEvent} and nothing else, so that replaying the events replays the zeros.
 *
 * <p>Threading: one thread calls; any thread may read the counts of dropped scans. Scans allocate nothing.
 */
public final class Conditioner implements ScanSink {

    private final Scalings scalings;
    private final Supplier<FilterProfile> filter;
    private final Layouts layouts;
    private final ForceConsumer consumer;
    private final ScanClock clock = new ScanClock();
    private final TimingMeter timing = new TimingMeter();
    private final ForceSample sample = new ForceSample();
    private final LinkCounters counters;
    private @Nullable ConditionedDevice current;
    private int framesMissing;

    /** A conditioner with the default filter, that hands everything on to {@code consumer}, on the calling thread. */
    public Conditioner(Scalings scalings, ForceConsumer consumer) {
        this(scalings, () -> FilterProfiles.HOLD, consumer);
    }

    /** A conditioner that asks {@code filter} for the profile of each device that introduces itself as other than before. */
    public Conditioner(Scalings scalings, Supplier<FilterProfile> filter, ForceConsumer consumer) {
        this(scalings, filter, Layouts.ofDevices(), consumer);
    }

    /** The same, where {@code layouts} says where sensors sit. */
    public Conditioner(Scalings scalings, Supplier<FilterProfile> filter, Layouts layouts, ForceConsumer consumer) {
        this(scalings, filter, layouts, consumer, new LinkCounters());
    }

    /** The same, where what is wrong with scans is counted in {@code counters}, whose writing thread calls this. */
    public Conditioner(
            Scalings scalings,
            Supplier<FilterProfile> filter,
            Layouts layouts,
            ForceConsumer consumer,
            LinkCounters counters) {
        this.counters = counters;
        this.scalings = scalings;
        this.filter = filter;
        this.layouts = layouts;
        this.consumer = consumer;
    }

    /**
     * A device has introduced itself: to be called before its first scan, and again whenever it does so again. The same
     * sensors keep their zeros.
     *
     * @throws org.myodose.acquisition.calibration.CalibrationException when its channels cannot be brought to one unit
     */
    @Override
    public void onHello(DeviceDescription description) {
        ConditionedDevice before = current;
        if (before == null || !before.description().equals(description)) {
            ConditionedDevice introduced = new ConditionedDevice(
                    description, scalings.scalingOf(description), layouts.layoutOf(description), filter.get());
            if (before != null && before.hasSameSensorsAs(introduced)) {
                introduced.keepStateOf(before);
            } else {
                clock.exchange();
            }
            timing.clear();
            current = introduced;
        }
        clock.introduce();
        consumer.onDevice(description, device().signal());
    }

    /**
     * Begins anew with the next scan, as if the device had just been found: time from 0, filter and creep without a past. Only the
     * zeros hold. So what is recorded from here on gives the same forces when it is read again.
     */
    public void beginAnew() {
        ConditionedDevice before = device();
        ConditionedDevice begun = new ConditionedDevice(
                before.description(),
                scalings.scalingOf(before.description()),
                layouts.layoutOf(before.description()),
                filter.get());
        begun.beginWithZerosOf(before);
        current = begun;
        clock.begin();
        timing.clear();
        framesMissing = 0;
        consumer.onDevice(begun.description(), begun.signal());
    }

    /** Whether a new zero is being taken just now. */
    boolean isTaring() {
        return current != null && current.isTaring();
    }

    @Override
    public void onScan(Scan scan) {
        ConditionedDevice device = device();
        if (scan.channelCount() != device.channelCount()) {
            counters.add(Kind.MISFIT_SCANS, 1);
            return;
        }
        long before = clock.timeMicros();
        boolean gap = false;
        switch (clock.accept(scan)) {
            case LATE -> {
                counters.add(Kind.LATE_SCANS, 1);
                return;
            }
            case RESTARTED -> gap = true;
            case NEXT -> gap = clock.timeMicros() - before > device.longestIntervalMicros();
            case FIRST -> {}
        }
        if (gap) {
            tellGap(device, before);
        }
        boolean follows = !gap && framesMissing == 0;
        timing.accept(clock, follows ? clock.timeMicros() - before : 0, scan.arrivalNs());
        framesMissing = 0;
        deliver(device, scan);
    }

    private void tellGap(ConditionedDevice device, long fromMicros) {
        device.interrupt();
        consumer.onGap(fromMicros, clock.timeMicros(), framesMissing);
    }

    private void deliver(ConditionedDevice device, Scan scan) {
        sample.sequence = scan.sequence();
        sample.deviceTickMicros = scan.deviceTickMicros();
        sample.timeMicros = clock.timeMicros();
        sample.arrivalNs = scan.arrivalNs();
        sample.measuredNs = clock.measuredNs();
        sample.timeUncertaintyNs = clock.uncertaintyNs();
        sample.channelCount = scan.channelCount();
        System.arraycopy(scan.rawCounts(), 0, sample.rawCounts, 0, scan.channelCount());
        if (!device.condition(sample)) {
            counters.add(Kind.IMPOSSIBLE_COUNTS, 1);
        }
        consumer.onForce(sample);
        device.tellStuck(consumer, sample);
        if (device.tare(sample)) {
            consumer.onTare(device.signal());
        }
    }

    /** Hands the event on; a request to tare, or to take a tare back, also takes effect with the next scan. */
    @Override
    public void onEvent(DeviceEvent event) {
        consumer.onDeviceEvent(event);
        if (event.kind() == DeviceEvent.Kind.TARE_REQUESTED) {
            if (event.began()) {
                device().requestTare();
            } else {
                device().withdrawTare();
                consumer.onTare(device().signal());
            }
        }
    }

    @Override
    public void onFramesMissing(int count) {
        framesMissing += count;
    }

    /** A device's health does not touch its forces. */
    @Override
    public void onStatus(DeviceStatus status) {}

    /** Replies do not touch forces; one to a PING is told by {@link #onPingReply}. */
    @Override
    public void onReply(Reply reply) {}

    /**
     * The device answered a PING: its clock can be told more exactly. Takes effect on the times of later scans only.
     *
     * @param tickMicros device clock in the reply
     * @param sentNs host monotonic clock before the PING was sent
     * @param arrivalNs host monotonic clock when the reply arrived
     */
    public void onPingReply(long tickMicros, long sentNs, long arrivalNs) {
        clock.reply(tickMicros, sentNs, arrivalNs);
    }

    /** The device's clock and sampling, to be read from any thread. */
    public TimingMeter timing() {
        return timing;
    }

    /** Scans dropped because their tick was not later than the one before. */
    public long lateScans() {
        return counters.get(Kind.LATE_SCANS);
    }

    /** Scans dropped because their number of channels was not the device's. */
    public long misfitScans() {
        return counters.get(Kind.MISFIT_SCANS);
    }

    private ConditionedDevice device() {
        if (current == null) {
            throw new IllegalStateException("a device must introduce itself before its first scan or event");
        }
        return current;
    }
}
