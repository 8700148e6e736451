package org.myodose.analysis.report;

import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.device.DeviceDescription;

/**
 * What an analysis found of one device of a recording.
 *
 * @param description what it last said of itself
 * @param report its times are seconds of this device's own clock, from its first sample
 * @param time from these to the clock on which all devices meet
 */
public record DeviceReport(
        RecordedDevice device, DeviceDescription description, AnalysisReport report, CommonTime time) {}
