package org.myodose.dashboard.setup;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.fitting.CountBlock;
import org.myodose.acquisition.fitting.CountBlocks;
import org.myodose.acquisition.ring.ForceRing;
import org.myodose.acquisition.ring.RingReader;
import org.myodose.dashboard.bench.CountFeed;
import org.myodose.dashboard.station.ChannelGlance;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Blocks of counts from a device that runs: its acquisition thread copies scans into a ring, and whoever asks for a block empties
 * it and waits. Confined to the thread of the calibration. Close it to have the device left alone.
 */
final class RingFeed extends CountFeed implements AutoCloseable {

    private static final int SLOTS = 1024;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(15);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ChannelGlance glance;
    private final ForceRing ring = new ForceRing(SLOTS);
    private final CountBlocks blocks = new CountBlocks(this::add);
    private final RingReader reader = new Reader(blocks);

    RingFeed(ChannelGlance glance) {
        this.glance = glance;
        glance.listen(ring);
    }

    /** Also of scans that still lie in the ring, and of the block that they began. */
    @Override
    public void clear() {
        ring.drain(reader);
        blocks.onGap(0, 0, 0);
        super.clear();
    }

    @Override
    public CountBlock next() throws InterruptedException {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        for (CountBlock block = drained(); ; block = drained()) {
            if (block != null) {
                return block;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (System.nanoTime() - untilNs > 0) {
                throw silent();
            }
            LockSupport.parkNanos(this, PAUSE_NS);
        }
    }

    private @Nullable CountBlock drained() {
        ring.drain(reader);
        return poll();
    }

    @Override
    public void close() {
        glance.listen(null);
    }

    /** Hands on what blocks are made of. */
    private record Reader(CountBlocks blocks) implements RingReader {

        @Override
        public void onMissed(long entries) {
            blocks.onGap(0, 0, 0);
        }

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {
            blocks.onDevice(device, signal);
        }

        @Override
        public void onForce(ForceSample sample) {
            blocks.onForce(sample);
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {
            blocks.onGap(fromMicros, toMicros, framesMissing);
        }

        @Override
        public void onDeviceEvent(DeviceEvent event) {}

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {}
    }
}
