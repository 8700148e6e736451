package org.myodose.acquisition.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** Checks that numbers go on without a hole but for those told as missed. */
final class ContinuityReader implements RingReader {

    /** A sample that carries its number in what a ring keeps. */
    static ForceSample sample(long number) {
        ForceSample sample = new ForceSample();
        sample.timeMicros = number;
        sample.channelCount = 2;
        sample.rawCounts[0] = (int) number;
        sample.rawCounts[1] = (int) (number >>> 32);
        sample.measuredNs = -number;
        return sample;
    }

    long next;
    long samples;
    volatile boolean over;

    @Override
    public void onMissed(long entries) {
        if (!over) {
            next += entries;
        }
    }

    @Override
    public void onForce(ForceSample sample) {
        assertEquals(next, sample.timeMicros);
        assertEquals((int) next, sample.rawCounts[0]);
        assertEquals(-next, sample.measuredNs);
        next++;
        samples++;
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {}

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {}

    @Override
    public void onDeviceEvent(DeviceEvent event) {}

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        over = true;
    }
}
