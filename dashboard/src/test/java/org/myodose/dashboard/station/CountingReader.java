package org.myodose.dashboard.station;

import java.util.ArrayList;
import java.util.List;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.ring.RingReader;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** Writes down what comes out of a ring, by the counts of the first channel. */
final class CountingReader implements RingReader {

    final List<String> told = new ArrayList<>();

    @Override
    public void onMissed(long entries) {
        told.add("missed " + entries);
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        told.add("device " + device.serialNumber());
    }

    @Override
    public void onForce(ForceSample sample) {
        told.add(Integer.toString(sample.rawCounts[0]));
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        told.add("gap");
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        told.add("event");
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        told.add("link");
    }
}
