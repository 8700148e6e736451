package org.myodose.dashboard.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.ring.ForceRing;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

class ChannelGlanceTest {

    private static final SignalDescription SIGNAL = new SignalDescription(ForceUnit.NEWTONS, 100_000, 0, "none");

    private final ChannelGlance glance = new ChannelGlance();
    private final ForceSample sample = new ForceSample();

    private static DeviceDescription device() {
        return new DeviceDescription(
                1,
                "Test device",
                "42",
                "1",
                100_000,
                List.of(new ChannelDescription(
                        "palm", SensorKind.SIMULATED, SensorPosition.PALM, ForceUnit.NEWTONS, 16, -2)));
    }

    private void feed(int counts) {
        sample.channelCount = 1;
        sample.rawCounts[0] = counts;
        glance.onForce(sample);
    }

    private int look() {
        return glance.look().orElseThrow().sample().rawCounts[0];
    }

    @Test
    void showsNothingBeforeADeviceIsThere() {
        assertTrue(glance.look().isEmpty());
        glance.onDevice(device(), SIGNAL);
        assertEquals(0, glance.look().orElseThrow().sample().channelCount);
    }

    @Test
    void showsTheFirstScanAfterTheLastLookAndKeepsItWhileNothingComes() {
        glance.onDevice(device(), SIGNAL);
        feed(1);
        feed(2);
        assertEquals(1, look());
        assertEquals(1, look());
        feed(3);
        feed(4);
        assertEquals(3, look());
    }

    @Test
    void tellsTheZeroThatATareHasSet() {
        glance.onDevice(device(), SIGNAL);
        SignalDescription tared = SIGNAL.withFilter(1, "after the tare");
        glance.onTare(tared);
        assertEquals(tared, glance.look().orElseThrow().signal());
    }

    @Test
    void handsEveryScanToAListenerUntilItLeaves() {
        glance.onDevice(device(), SIGNAL);
        ForceRing ring = new ForceRing(64);
        glance.listen(ring);
        feed(1);
        feed(2);
        glance.listen(null);
        feed(3);
        CountingReader reader = new CountingReader();
        ring.drain(reader);
        assertEquals(List.of("device 42", "1", "2"), reader.told);
    }

    @Test
    void allocatesNothingWhetherAnybodyLooksOrListensOrNot() {
        glance.onDevice(device(), SIGNAL);
        ForceRing ring = new ForceRing(64);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        // The compiler's own one-time work may fall into a first round.
        for (int round = 0; round < 5 && best > 0; round++) {
            glance.listen(round % 2 == 0 ? null : ring);
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int scan = 0; scan < 1_000_000; scan++) {
                feed(scan);
            }
            best = Math.min(best, threads.getCurrentThreadAllocatedBytes() - before);
        }
        // Reading the meter itself may cost a few bytes; one object in ten thousand scans would cost thousands.
        assertTrue(best < 1000, best + " bytes for a million scans");
    }
}
