package org.myodose.acquisition.recording;

import java.util.Optional;
import java.util.function.Supplier;
import org.myodose.device.DeviceStatus;
import org.myodose.device.LinkCounters;

/** Decides when a device's health is noted: regularly, and soon after something more was lost. Recorder thread. */
final class StatusNotes {

    private static final long REGULARLY_NS = 10_000_000_000L;
    private static final long AT_MOST_NS = 1_000_000_000L;

    private final Supplier<LinkCounters> counters;
    private final Supplier<Optional<DeviceStatus>> deviceStatus;
    private boolean ever;
    private long notedNs;
    private long notedLosses;

    StatusNotes(Supplier<LinkCounters> counters, Supplier<Optional<DeviceStatus>> deviceStatus) {
        this.counters = counters;
        this.deviceStatus = deviceStatus;
    }

    void writeIfDue(DeviceWriter writer, long nowNs) {
        long sinceNs = nowNs - notedNs;
        if (!ever || sinceNs >= REGULARLY_NS || (sinceNs >= AT_MOST_NS && losses() != notedLosses)) {
            write(writer, nowNs);
        }
    }

    void write(DeviceWriter writer, long nowNs) {
        ever = true;
        notedNs = nowNs;
        notedLosses = losses();
        writer.status(counters.get(), deviceStatus.get(), nowNs);
    }

    private long losses() {
        LinkCounters counted = counters.get();
        return counted.damagedFrames()
                + counted.get(LinkCounters.Kind.FRAMES_MISSING)
                + deviceStatus.get().map(DeviceStatus::overruns).orElse(0L);
    }
}
