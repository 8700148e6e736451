package org.myodose.acquisition;

import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
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

    /**
     * A tare has been taken: from the next sample on, forces are relative to the zeros in {@code signal}. Under load they
     * step down by that load. Who only follows figures need not care, hence the empty default.
     */
    default void onTare(SignalDescription signal) {}

    /**
     * A sensor's count stands still where it never did, or moves again; told after the first sample to which that applies,
     * which bears {@link ChannelFlag#STUCK} or bears it no more. Who only follows figures need not care.
     */
    default void onStuck(StuckSensor news) {}

    /**
     * The link's state changed, for the cause told, which {@code sentence} puts into words for a user. {@link LinkState#SILENT} alone may come from the loop's watchdog
     * thread, while the acquisition thread waits for input; never at the same time as another call, and with a
     * happens-before edge on either side.
     */
    void onLink(LinkState state, LinkCause cause, String sentence);
}
