package org.myodose.acquisition.recording;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.myodose.device.DeviceStatus;
import org.myodose.device.LinkCounters;

/**
 * What of a link's counts, and of what its device says of its health, is one recording's own: that which came about between its
 * beginning and its end. A device tells about once a second, so of its own counts some of the last second may fall to the
 * recording after.
 *
 * <p>Threading: {@link #begin} and {@link #end} belong to the acquisition thread, and allocate next to nothing; any may ask.
 */
public final class LinkAccount {

    private final LinkCounters counters;
    private final Supplier<Optional<DeviceStatus>> deviceStatus;
    private final LinkCounters before = new LinkCounters();
    private final LinkCounters atEnd = new LinkCounters();
    private volatile @Nullable DeviceStatus statusBefore;
    private volatile @Nullable DeviceStatus statusAtEnd;
    private volatile boolean begun;
    private volatile boolean ended;

    private LinkAccount(LinkCounters counters, Supplier<Optional<DeviceStatus>> deviceStatus) {
        this.counters = counters;
        this.deviceStatus = deviceStatus;
    }

    /** Of a recording that begins with the program: all that is counted, and all that the device tells since its reset. */
    public static LinkAccount whole(LinkCounters counters, Supplier<Optional<DeviceStatus>> deviceStatus) {
        LinkAccount account = new LinkAccount(counters, deviceStatus);
        account.begun = true;
        return account;
    }

    /** Of a recording that takes over later; tells nothing before it {@linkplain #begin begins}. */
    public static LinkAccount toBegin(LinkCounters counters, Supplier<Optional<DeviceStatus>> deviceStatus) {
        return new LinkAccount(counters, deviceStatus);
    }

    /** From here on all is its own. Once only. */
    public void begin() {
        before.copyFrom(counters);
        statusBefore = deviceStatus.get().orElse(null);
        begun = true;
    }

    /** What comes from here on is another's. Once only. */
    public void end() {
        atEnd.copyFrom(counters);
        statusAtEnd = deviceStatus.get().orElse(null);
        ended = true;
    }

    boolean isBegun() {
        return begun;
    }

    /** What the link has counted in this recording so far. */
    public LinkCounters counters() {
        return (ended ? atEnd : counters).since(before);
    }

    /** What the device last said, of its counts only what is this recording's own. */
    public Optional<DeviceStatus> deviceStatus() {
        return (ended ? Optional.ofNullable(statusAtEnd) : deviceStatus.get()).map(this::own);
    }

    /** Scans that the device could not take or send in this recording; 0 where it does not tell. */
    public long deviceOverruns() {
        return deviceStatus().map(DeviceStatus::overruns).orElse(0L);
    }

    private DeviceStatus own(DeviceStatus told) {
        DeviceStatus earlier = statusBefore;
        if (earlier == null) {
            return told;
        }
        if (told.overruns() < earlier.overruns() || told.damagedCommands() < earlier.damagedCommands()) {
            // It was reset meanwhile, and counts from zero again.
            statusBefore = null;
            return told;
        }
        return new DeviceStatus(
                told.overruns() - earlier.overruns(),
                told.damagedCommands() - earlier.damagedCommands(),
                told.supplyVolts(),
                told.temperatureCelsius(),
                told.inputs());
    }
}
