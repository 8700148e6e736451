package org.myodose.acquisition.recording;

import org.myodose.acquisition.SignalDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.Scan;

/**
 * Receives a recording's contents in the order in which they were recorded, so that what was derived live can be derived
 * again. All calls come on the reading thread. Every method may be left as it is.
 */
public interface RecordingVisitor {

    /** The scans that follow come from this device, with this signal description in force. */
    default void onDevice(DeviceDescription device, SignalDescription signal, String calibration) {}

    /**
     * The next scan, exactly as it was received. The object is reused.
     *
     * @param timeMicros device time since the first scan, unwrapped, as it was derived when the scan was recorded
     */
    default void onScan(Scan scan, long timeMicros) {}

    /** Nothing is known between two scans; told before the second. */
    default void onGap(long fromMicros, long toMicros, int framesMissing) {}

    /** A zero was taken: {@code offsets}, one per channel, are subtracted from {@code timeMicros} on. */
    default void onTare(long timeMicros, double[] offsets) {}

    default void onDeviceEvent(DeviceEvent event) {}

    /** Every marker, those of gaps, tares and events included, before their own method is called. */
    default void onMarker(Marker marker) {}
}
