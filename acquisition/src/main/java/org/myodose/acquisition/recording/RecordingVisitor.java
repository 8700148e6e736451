package org.myodose.acquisition.recording;

import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.recording.RecordingIntegrity.DamagedPart;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;

/**
 * Receives what a recording holds of one device, in the order in which it was recorded, so that what was derived live can be
 * derived again. All calls come on the reading thread. Every method may be left as it is.
 */
public interface RecordingVisitor {

    /**
     * A device introduced itself, for the first time or again. With the scalings and zeros in {@code signal} the forces of
     * the scans that follow can be computed to the last bit.
     */
    default void onDevice(DeviceDescription device, SignalDescription signal) {}

    /** The next scan. The object is reused. */
    default void onScan(RecordedScan scan) {}

    /** Nothing is known between two scans; told before the second. */
    default void onGap(long fromMicros, long toMicros, int framesMissing) {}

    /** So many scans and other entries came between these times but were not recorded, because the disk was too slow. */
    default void onLost(long fromMicros, long toMicros, long entries) {}

    /** A tare was taken after the scan at {@code timeMicros}: from the next one on, the zeros in {@code signal} hold. */
    default void onTare(long timeMicros, SignalDescription signal) {}

    default void onDeviceEvent(DeviceEvent event) {}

    /** Every marker, those of gaps, tares and events included, before their own method is called. */
    default void onMarker(Marker marker) {}

    /**
     * Bytes of the file that are damaged were left out here: what stood in them of this device is not told, and where that
     * was a tare, the zeros may be old ones for up to half a minute.
     */
    default void onDamaged(DamagedPart part) {}
}
