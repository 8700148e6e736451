package org.myodose.acquisition.recording;

import org.myodose.device.LinkCounters;

/** Decides when a device's health is noted: regularly, and soon after something more was lost. Recorder thread. */
final class StatusNotes {

    private static final long REGULARLY_NS = 10_000_000_000L;
    private static final long AT_MOST_NS = 1_000_000_000L;

    private final LinkAccount account;
    private boolean ever;
    private long notedNs;
    private long notedLosses;

    StatusNotes(LinkAccount account) {
        this.account = account;
    }

    LinkAccount account() {
        return account;
    }

    void writeIfDue(DeviceWriter writer, long nowNs) {
        long sinceNs = nowNs - notedNs;
        if (account.isBegun()
                && (!ever || sinceNs >= REGULARLY_NS || (sinceNs >= AT_MOST_NS && losses() != notedLosses))) {
            write(writer, nowNs);
        }
    }

    /** A recording into which nothing ever went has nothing to tell. */
    void writeEnd(DeviceWriter writer, long nowNs) {
        if (account.isBegun()) {
            write(writer, nowNs);
        }
    }

    private void write(DeviceWriter writer, long nowNs) {
        ever = true;
        notedNs = nowNs;
        notedLosses = losses();
        writer.status(account.counters(), account.deviceStatus(), nowNs);
    }

    private long losses() {
        LinkCounters counted = account.counters();
        return counted.damagedFrames() + counted.get(LinkCounters.Kind.FRAMES_MISSING) + account.deviceOverruns();
    }
}
