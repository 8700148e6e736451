package org.myodose.analysis.report;

import java.util.List;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.device.DeviceDescription;

/**
 * What an analysis found of one device of a recording.
 *
 * @param description what it last said of itself
 * @param report its times are seconds of this device's own clock, from its first sample
 * @param time from these to the clock on which all devices meet
 * @param sites the same for every zone by itself; empty where that was not asked for
 */
public record DeviceReport(
        RecordedDevice device,
        DeviceDescription description,
        AnalysisReport report,
        CommonTime time,
        List<SiteReport> sites) {

    public DeviceReport {
        sites = List.copyOf(sites);
    }
}
