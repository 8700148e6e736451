package org.myodose.acquisition.loop;

import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.StuckSensor;
import org.myodose.acquisition.clock.HostClock;
import org.myodose.acquisition.latency.LatencyRecorder;
import org.myodose.acquisition.latency.Stage;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** Passes everything on and measures, around each sample, how far behind its arrival the loop is. */
final class MeasuredConsumer implements ForceConsumer {

    private final ForceConsumer next;
    private final LatencyRecorder latency;
    private final SilenceWatch watch;
    private final HostClock clock;
    private boolean hasPrevious;
    private long previousArrivalNs;
    private long previousTimeMicros;

    MeasuredConsumer(ForceConsumer next, LatencyRecorder latency, SilenceWatch watch, HostClock clock) {
        this.next = next;
        this.latency = latency;
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public void onForce(ForceSample sample) {
        latency.record(Stage.CONDITIONED, clock.nanoTime() - sample.arrivalNs);
        recordJitter(sample);
        next.onForce(sample);
        long nowNs = clock.nanoTime();
        latency.record(Stage.PUBLISHED, nowNs - sample.arrivalNs);
        latency.record(Stage.DECISION_AGE, nowNs - sample.measuredNs);
        latency.record(Stage.DECISION_AGE_DOUBT, sample.timeUncertaintyNs);
        watch.scanCame(nowNs);
    }

    private void recordJitter(ForceSample sample) {
        if (hasPrevious) {
            long deviceNs = (sample.timeMicros - previousTimeMicros) * 1000;
            long lateNs = sample.arrivalNs - previousArrivalNs - deviceNs;
            // What came late lets the next come early; only the first of the two is a stall.
            if (lateNs >= 0) {
                latency.recordUntil(sample.arrivalNs, Stage.JITTER, lateNs);
            } else {
                latency.record(Stage.JITTER, -lateNs);
            }
        }
        hasPrevious = true;
        previousArrivalNs = sample.arrivalNs;
        previousTimeMicros = sample.timeMicros;
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        hasPrevious = false;
        next.onGap(fromMicros, toMicros, framesMissing);
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        // Time may begin anew with it.
        hasPrevious = false;
        next.onDevice(device, signal);
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        next.onDeviceEvent(event);
    }

    @Override
    public void onTare(SignalDescription signal) {
        next.onTare(signal);
    }

    @Override
    public void onStuck(StuckSensor news) {
        next.onStuck(news);
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        next.onLink(state, cause, sentence);
    }
}
