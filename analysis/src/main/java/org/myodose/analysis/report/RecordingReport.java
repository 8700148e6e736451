package org.myodose.analysis.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.myodose.analysis.hold.Hold;

/**
 * What an analysis found in a recording, device by device. Immutable.
 *
 * @param source file that was analysed, without its folder
 * @param devices those that were asked for and recorded, one at least, by their number
 */
public record RecordingReport(String source, List<DeviceReport> devices) {

    public RecordingReport {
        devices = List.copyOf(devices);
    }

    /** The holds of all devices in the order of their onsets, on the clock on which the devices meet. */
    public List<TimelineEntry> timeline() {
        long startNs = devices.stream()
                .filter(device -> device.time().isKnown())
                .mapToLong(device -> device.time().firstNs())
                .min()
                .orElse(0);
        List<TimelineEntry> entries = new ArrayList<>();
        for (DeviceReport device : devices) {
            device.report().holds().forEach(hold -> entries.add(entry(device, hold, startNs)));
        }
        entries.sort(Comparator.comparingDouble(TimelineEntry::onsetSeconds));
        return entries;
    }

    private static TimelineEntry entry(DeviceReport device, Hold hold, long startNs) {
        CommonTime time = device.time();
        return new TimelineEntry(
                device,
                hold,
                (time.nsAt(hold.onsetSeconds()) - startNs) * 1e-9,
                (time.nsAt(hold.releaseSeconds()) - startNs) * 1e-9,
                Math.max(time.uncertaintyNsAt(hold.onsetSeconds()), time.uncertaintyNsAt(hold.releaseSeconds()))
                        * 1e-9);
    }
}
