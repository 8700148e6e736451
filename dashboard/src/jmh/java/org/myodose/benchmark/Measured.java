package org.myodose.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * The last consumer: when it is called, everything is decided. Notes the time since the stamp that the scan carries, and,
 * every window, the acquisition thread's processor time and allocation. One thread; allocates nothing per scan.
 */
class Measured implements ForceConsumer {

    private static final long TICK_MASK = 0xFFFF_FFFFL;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Microseconds from stamp to decision. */
    final int[] latencies = new int[1 << 20];

    volatile int count;
    private long scans;
    private volatile long markedScans;
    private volatile boolean markWanted;
    private volatile long threadCpuNs;
    private volatile long threadBytes;

    @Override
    public void onForce(ForceSample sample) {
        int index = count;
        if (index < latencies.length) {
            latencies[index] = (int) ((System.nanoTime() / 1000 - sample.deviceTickMicros) & TICK_MASK);
            count = index + 1;
        }
        scans++;
        if (markWanted) {
            threadCpuNs = THREADS.getCurrentThreadCpuTime();
            threadBytes = THREADS.getCurrentThreadAllocatedBytes();
            markedScans = scans;
            markWanted = false;
        }
    }

    /** What the acquisition thread has used so far. */
    record Used(long threadCpuNs, long threadBytes, long scans) {}

    /** As of now; for that thread. */
    final Used used() {
        return new Used(THREADS.getCurrentThreadCpuTime(), THREADS.getCurrentThreadAllocatedBytes(), scans);
    }

    /** As of the next scan; waits for it. */
    Used mark() throws InterruptedException {
        markWanted = true;
        while (markWanted) {
            Thread.sleep(1);
        }
        return new Used(threadCpuNs, threadBytes, markedScans);
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {}

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {}

    @Override
    public void onDeviceEvent(DeviceEvent event) {}

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        if (state == LinkState.LOST) {
            System.err.println(cause);
        }
    }
}
