package org.myodose.acquisition;

import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkState;

/**
 * Takes what the hot path yields, scan by scan.
 *
 * <p>Threading: every call comes on the acquisition thread, in order; a consumer never blocks, and in {@link #onForce} and
 * {@link #onGap} never allocates. Whatever is slow copies into a ring and does its work elsewhere.
 */
public interface ForceConsumer {

    /** A device has introduced itself, or its signal changed; told before its first sample. */
    void onDevice(DeviceDescription device, SignalDescription signal);

    /** The next sample. The object is reused: copy what must outlive the call. */
    void onForce(ForceSample sample);

    /**
     * Nothing is known between two samples. A gap stays a gap everywhere downstream.
     *
     * @param fromMicros time of the last sample before it
     * @param toMicros time of the first sample after it
     * @param framesMissing frames lost by the sequence numbers, 0 where the device was merely silent
     */
    void onGap(long fromMicros, long toMicros, int framesMissing);

    void onDeviceEvent(DeviceEvent event);

    /** The link's state changed, for the cause told. */
    void onLink(LinkState state, String cause);
}
