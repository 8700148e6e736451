package org.myodose.acquisition.loop;

import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** Takes everything and does nothing, for tests to override one call. */
class NullConsumer implements ForceConsumer {

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {}

    @Override
    public void onForce(ForceSample sample) {}

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {}

    @Override
    public void onDeviceEvent(DeviceEvent event) {}

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {}
}
