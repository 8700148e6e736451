package org.myodose.analysis.threshold;

import java.util.List;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** Tells several consumers the same, in order. */
record All(List<ForceConsumer> consumers) implements ForceConsumer {

    static All of(ForceConsumer... consumers) {
        return new All(List.of(consumers));
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        consumers.forEach(consumer -> consumer.onDevice(device, signal));
    }

    @Override
    public void onForce(ForceSample sample) {
        consumers.forEach(consumer -> consumer.onForce(sample));
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        consumers.forEach(consumer -> consumer.onGap(fromMicros, toMicros, framesMissing));
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        consumers.forEach(consumer -> consumer.onDeviceEvent(event));
    }

    @Override
    public void onTare(SignalDescription signal) {
        consumers.forEach(consumer -> consumer.onTare(signal));
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        consumers.forEach(consumer -> consumer.onLink(state, cause, sentence));
    }
}
