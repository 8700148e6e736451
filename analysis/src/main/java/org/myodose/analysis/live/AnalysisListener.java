package org.myodose.analysis.live;

import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.StuckSensor;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.hold.Hold;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Takes what the analysis yields. Threading: every call comes on the acquisition thread, in order; a listener never blocks.
 *
 * <p>The {@link AnalysedScan} is one reused object, valid only during the call; it is the scan that caused the event.
 */
public interface AnalysisListener {

    /** A device has introduced itself, or a new session has begun; told before its first scan. */
    void onDevice(DeviceDescription device, SignalDescription signal, AnalysedScan scan);

    /** A new session was asked for: everything counts from zero, from the scan after this one on. */
    default void onSession(AnalysedScan scan) {}

    /** A scan has gone through detector, guidance and dose; its events have been told before. */
    void onScan(AnalysedScan scan);

    /**
     * Something is to be told to people at once.
     *
     * @param cause one plain sentence
     */
    void onCue(Cue cue, String cause, AnalysedScan scan);

    /**
     * A hold ended.
     *
     * @param done whether the prescribed time was reached
     */
    void onHold(Hold hold, boolean done, AnalysedScan scan);

    /** The patient has rated the pain, from 0 to 10; what that changed is told as cues, after this. */
    default void onPain(int rating, AnalysedScan scan) {}

    /** The last rating was a mistake and counts no more; what it has brought about stays. */
    default void onPainWithdrawn(int rating, AnalysedScan scan) {}

    /** The patient wants it to stop, and said so on the phone; the stop itself is told as a cue, after this. */
    default void onPatientStop(AnalysedScan scan) {}

    /** Whoever pressed has estimated the mean force of a hold, before it was shown. */
    default void onEstimate(int hold, double newtons, AnalysedScan scan) {}

    /** Whoever presses has asked to see the force of a hold; it is shown from now on. */
    default void onFeedbackRequested(int hold, AnalysedScan scan) {}

    void onGap(long fromMicros, long toMicros, int framesMissing);

    void onDeviceEvent(DeviceEvent event);

    /** A sensor is stuck, or moves again; see {@link org.myodose.acquisition.ForceConsumer#onStuck}. */
    default void onStuck(StuckSensor news) {}

    void onLink(LinkState state, LinkCause cause, String sentence);
}
