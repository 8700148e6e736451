package org.myodose.analysis.export;

import java.util.List;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.device.DeviceDescription;

/**
 * One signal of a recording as a first pass found it: the scans of a device for as long as it stays the same device with the same
 * channels, rate, unit, filter and layout. Nearly every recording has one for each device. Immutable.
 *
 * @param index from 0 up, in the order of their beginnings
 * @param label unique within the recording, fit for a file's name: the device's name, numbered where it has several signals
 * @param signal as at its beginning; a tare moves the zeros in its scalings later on
 * @param scans how many samples it has
 * @param gaps how many gaps are within it
 * @param gapMicros their lengths added up, from the last sample before each to the first after it
 * @param firstMicros device time of the first sample; 0 where there is none
 * @param firstMeasuredNs the same on the clock that all devices share
 * @param channels by channel
 * @param total the lowest and highest filtered total as {@code lowestForce} and {@code highestForce}, with counts 0
 * @param unfilteredTotal the same before the filter
 * @param zones the same of each zone's filtered force, in the layout's order
 */
public record SurveyedSignal(
        int index,
        String label,
        RecordedDevice device,
        DeviceDescription description,
        SignalDescription signal,
        long scans,
        long gaps,
        long gapMicros,
        long firstMicros,
        long lastMicros,
        long firstMeasuredNs,
        long lastMeasuredNs,
        List<ChannelRange> channels,
        ChannelRange total,
        ChannelRange unfilteredTotal,
        List<ChannelRange> zones) {

    public SurveyedSignal {
        channels = List.copyOf(channels);
        zones = List.copyOf(zones);
    }

    /** As shown beside its forces: {@code N}, {@code kg}, {@code g} or {@code counts}. */
    public String unit() {
        return signal.forceUnit().symbol();
    }
}
