package org.myodose.acquisition.recording;

import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.StuckSensor;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** Tells two consumers the same. */
record Both(ForceConsumer first, ForceConsumer second) implements ForceConsumer {

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        first.onDevice(device, signal);
        second.onDevice(device, signal);
    }

    @Override
    public void onForce(ForceSample sample) {
        first.onForce(sample);
        second.onForce(sample);
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        first.onGap(fromMicros, toMicros, framesMissing);
        second.onGap(fromMicros, toMicros, framesMissing);
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        first.onDeviceEvent(event);
        second.onDeviceEvent(event);
    }

    @Override
    public void onTare(SignalDescription signal) {
        first.onTare(signal);
        second.onTare(signal);
    }

    @Override
    public void onStuck(StuckSensor news) {
        first.onStuck(news);
        second.onStuck(news);
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        first.onLink(state, cause, sentence);
        second.onLink(state, cause, sentence);
    }
}
